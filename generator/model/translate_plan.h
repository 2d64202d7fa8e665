// Plans, reports and minutes with their words in another language: facts stay as they are.
#pragma once

#include <string_view>

#include "model/minutes.h"
#include "model/plan.h"
#include "model/report.h"

namespace gazette {

// `words`: what the translation into `language` says, which is marked as such. What it doesn't say stays in
// the original's words.
void translate_plan(Plan& plan, const Plan& words, const SiteSettings& settings, std::string_view language);
void translate_report(Report& report, const Report& words, std::string_view language);
void translate_minutes(Minutes& minutes, const Minutes& words, std::string_view language);

}  // namespace gazette
