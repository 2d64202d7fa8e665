#include "feeds/report_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/report.h"
#include "render/rating_views.h"

namespace gazette {

namespace {

// The version that readers found at that time; none: it wasn't there, or is withheld.
const Version* find_version_then(const PublicDocument& document, uint32_t publication) {
  const Version* found = nullptr;
  for (const Version& version : document.versions) {
    if (version.publication > publication) break;
    if (version.event == EventKind::removed) found = nullptr;
    if (version.has_text()) found = &version;
  }
  return found;
}

class ReportTeller {
 public:
  ReportTeller(const RenderParts& parts, DocumentNumber document, uint32_t version)
      : parts_(parts),
        words_(words_of_document(parts, document)),
        version_(parts.portal.document(document).versions[version]),
        report_(read_report_facts(parts.portal.history, version_)) {
    const PlanShelf& shelf = parts.portal.shelf;
    number_ = shelf.find_report(document);
    if (!number_ || !shelf.reports[*number_].plan) return;
    const ShelvedPlan& plan = shelf.plans[*shelf.reports[*number_].plan];
    framework_ = shelf.framework_of(plan);
    if (const Version* of_plan =
            find_version_then(parts.portal.document(plan.document), version_.publication))
      plan_ = read_plan_version(parts.portal.history, *of_plan);
    find_ratings_before(plan);
  }

  ReportNews tell() && {
    ReportNews news;
    const ReportPeriod& period = report_.period;
    if (period.from && period.to)
      news.sentences.push_back(words_.fill(
          "feed.report.covers", {words_.date_text(period.from.value), words_.date_text(period.to.value)}));
    size_t ratings = 0;
    for (const Rating& rating : report_.ratings) ratings += rating.scales.size();
    if (ratings == 0) return news;
    news.sentences.push_back(
        words_.fill("feed.report.rates", {std::to_string(report_.ratings.size()), std::to_string(ratings)}));
    for (const Rating& rating : report_.ratings) {
      for (const RatingOnScale& one : rating.scales) add_move(rating.initiative.value, one, news.moves);
    }
    if (is_compared_)
      news.moves_title =
          words_.fill(news.moves.empty() ? "feed.report.none_moved" : "feed.report.moved", {title_before_});
    return news;
  }

 private:
  // What the earlier reports on the plan said then; the newest one that rates it counts.
  void find_ratings_before(const ShelvedPlan& plan) {
    const PlanShelf& shelf = parts_.portal.shelf;
    for (const ReportNumber earlier : plan.reports) {
      if (earlier == *number_) break;
      const PublicDocument& document = parts_.portal.document(shelf.reports[earlier].document);
      const Version* version = find_version_then(document, version_.publication);
      if (version == nullptr) continue;
      title_before_ = version->title;
      for (const Rating& rating : read_report_facts(parts_.portal.history, *version).ratings) {
        for (const RatingOnScale& one : rating.scales)
          before_[{rating.initiative.value, one.scale}] = one.words.value;
      }
    }
  }

  void add_move(const std::string& initiative, const RatingOnScale& one, std::vector<std::string>& moves) {
    const auto before = before_.find({initiative, one.scale});
    if (before == before_.end()) return;
    is_compared_ = true;
    if (before->second == one.words.value) return;
    moves.push_back(words_.fill("feed.report.move",
                                {name_initiative(initiative), title_of_scale(parts_, framework_, one.scale),
                                 before->second, one.words.value}));
  }

  // As the plan called it then.
  std::string name_initiative(const std::string& id) const {
    const Initiative* initiative = plan_ ? plan_->find_initiative(id) : nullptr;
    if (initiative == nullptr || initiative->title.value.empty()) return id;
    const std::string& number = initiative->number.value;
    return number.empty() ? initiative->title.value : fmt::format("{} {}", number, initiative->title.value);
  }

  const RenderParts& parts_;
  const InterfaceWords& words_;
  const Version& version_;
  Report report_;
  std::optional<ReportNumber> number_;
  const Framework* framework_ = nullptr;
  std::optional<Plan> plan_;
  std::string title_before_;                                           // of the newest earlier report
  bool is_compared_ = false;                                           // some rating was given before
  std::map<std::pair<std::string, std::string>, std::string> before_;  // by initiative and scale
};

}  // namespace

ReportNews tell_report(const RenderParts& parts, DocumentNumber document, uint32_t version) {
  return ReportTeller(parts, document, version).tell();
}

}  // namespace gazette
