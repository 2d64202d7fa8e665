#include "render/report_period.h"

#include <fmt/format.h>

namespace gazette {

namespace {

std::string month_name(const RenderParts& parts, Date day) {
  return parts.words.text(fmt::format("period.months.m{}", static_cast<unsigned>(day.month())));
}

std::string year_of(Date day) {
  return std::to_string(static_cast<int>(day.year()));
}

}  // namespace

std::string period_text(const RenderParts& parts, Date from, Date to) {
  const std::string first = month_name(parts, from);
  const std::string last = month_name(parts, to);
  if (from.year() != to.year())
    return parts.words.fill("period.years", {first, year_of(from), last, year_of(to)});
  if (from.month() != to.month())
    return parts.words.fill("period.months_of_year", {first, last, year_of(to)});
  return parts.words.fill("period.month", {last, year_of(to)});
}

std::string short_title_of(const RenderParts& parts, const Report& report) {
  if (report.period.from && report.period.to)
    return period_text(parts, report.period.from.value, report.period.to.value);
  return report.dated ? parts.words.date_text(report.dated.value) : report.title.value;
}

}  // namespace gazette
