// The words that the program itself puts into pages of districts, plans and reports.
#pragma once

#include <array>
#include <string_view>

namespace gazette {

inline constexpr auto plan_words = std::to_array<std::string_view>({
    "plan.of_year",
    "plan.yes",
    "plan.no",
    "plan.span",
    "sheet.e",
    "sheet.f",
    "register.title",
    "register.of_year",
    "register.of_district",
    "register.amendments.title",
    "register.amendments.meaning",
    "register.amendments.empty",
    "register.corrections.title",
    "register.corrections.meaning",
    "register.corrections.empty",
    "register.removals.title",
    "register.removals.meaning",
    "register.removals.empty",
    "register.missing.title",
    "register.missing.meaning",
    "register.missing.empty",
    "register.part.status",
    "register.part.figure",
    "as_of.title",
    "as_of.of_year",
    "as_of.of_day",
    "as_of.of_district",
    "as_of.of_district_day",
    "rating.process",
    "rating.performance",
    "rating.state.met",
    "rating.state.partly_met",
    "rating.state.not_met",
    "rating.state.not_yet_due",
    "rating.state.no_data",
    "period.month",
    "period.months_of_year",
    "period.years",
    "period.months.m1",
    "period.months.m2",
    "period.months.m3",
    "period.months.m4",
    "period.months.m5",
    "period.months.m6",
    "period.months.m7",
    "period.months.m8",
    "period.months.m9",
    "period.months.m10",
    "period.months.m11",
    "period.months.m12",
});

}  // namespace gazette
