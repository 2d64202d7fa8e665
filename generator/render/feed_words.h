// What feeds, calendars and tables say by themselves.
#pragma once

#include <array>
#include <string_view>

namespace gazette {

inline constexpr std::array<std::string_view, 41> feed_words = {
    "feed.all",
    "feed.of",
    "feed.days_of",
    "feed.note",
    "feed.more",
    "feed.text_changed",
    "feed.withheld",
    "feed.report.covers",
    "feed.report.rates",
    "feed.report.moved",
    "feed.report.none_moved",
    "feed.report.move",
    "feed.entry.published",
    "feed.entry.report",
    "feed.entry.amendment",
    "feed.entry.correction",
    "feed.entry.changed",
    "feed.entry.removed",
    "feed.entry.restored",
    "feed.entry.withheld",
    "event.report",
    "event.report_note",
    "event.benchmark",
    "event.outcome",
    "event.target",
    "event.meeting",
    "event.meeting_on",
    "event.program",
    "event.cycle_end",
    "event.task",
    "event.duty_note",
    "event.districts",
    "data.title",
    "data.package_title",
    "data.package_meaning",
    "data.bytes",
    "data.kilobytes",
    "data.megabytes",
    "data.type.text",
    "data.type.number",
    "data.type.date",
};

}  // namespace gazette
