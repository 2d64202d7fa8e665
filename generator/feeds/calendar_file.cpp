#include "feeds/calendar_file.h"

#include <fmt/format.h>

#include <chrono>

namespace gazette {

namespace {

std::string basic_date(Date date) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Date day_after(Date date) {
  return Date(std::chrono::sys_days(date) + std::chrono::days(1));
}

std::string basic_instant(int64_t seconds) {
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time(instant - day);
  return fmt::format("{}T{:02}{:02}{:02}Z", basic_date(Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

}  // namespace

std::string fold_line(const std::string& line) {
  constexpr size_t most = 75;
  std::string folded;
  size_t length = 0;
  for (size_t i = 0; i < line.size();) {
    size_t end = i + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
    if (length + (end - i) > most) {
      folded += "\r\n ";
      length = 1;
    }
    folded.append(line, i, end - i);
    length += end - i;
    i = end;
  }
  return folded + "\r\n";
}

std::string escape_calendar_text(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      if (c != '\r') escaped += ' ';
    } else {
      if (c == '\\' || c == ';' || c == ',') escaped += '\\';
      escaped += c;
    }
  }
  return escaped;
}

std::string write_calendar_file(const std::string& name, const std::vector<CalendarDay>& days) {
  std::string file;
  const auto add = [&](std::string_view key, const std::string& value) {
    file += fold_line(fmt::format("{}{}", key, value));
  };
  add("BEGIN:VCALENDAR", "");
  add("VERSION:", "2.0");
  add("PRODID:", "-//Gazette//Gazette//EN");
  add("CALSCALE:", "GREGORIAN");
  add("NAME:", escape_calendar_text(name));
  add("X-WR-CALNAME:", escape_calendar_text(name));
  for (const CalendarDay& day : days) {
    add("BEGIN:VEVENT", "");
    add("UID:", day.uid);
    add("DTSTAMP:", basic_instant(day.stamp));
    add("DTSTART;VALUE=DATE:", basic_date(day.date));
    // The first day that is no part of it.
    add("DTEND;VALUE=DATE:", basic_date(day_after(day.last.value_or(day.date))));
    add("SUMMARY:", escape_calendar_text(day.title));
    if (!day.note.empty()) add("DESCRIPTION:", escape_calendar_text(day.note));
    if (!day.category.empty()) add("CATEGORIES:", escape_calendar_text(day.category));
    if (!day.address.empty()) add("URL:", day.address);
    // Nobody is busy because something is due.
    add("TRANSP:", "TRANSPARENT");
    add("END:VEVENT", "");
  }
  add("END:VCALENDAR", "");
  return file;
}

}  // namespace gazette
