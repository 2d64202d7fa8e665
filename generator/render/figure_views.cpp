#include "render/figure_views.h"

#include <fmt/format.h>

#include "base/text.h"
#include "model/figure_series.h"

namespace gazette {

namespace {

class FigureNotes {
 public:
  FigureNotes(const InterfaceWords& words, const StatedFacts& stated, const DeclaredFacts& declared)
      : words_(words), stated_(stated), declared_(declared) {}

  void add_series(const DeclaredSeries& series) {
    for (const FigureSeries& one : list_figure_series(stated_, declared_, series)) {
      const std::string title =
          one.group.empty() ? one.title : words_.fill("figures.of_group", {one.title, one.group});
      const std::vector<YearFigure>& figures = one.figures;
      if (figures.size() == 1) {
        add(words_.fill("figures.single", {title, value_of(one, figures[0].value), figures[0].year}), {});
      } else {
        add_move(one, title, figures.front(), figures.back());
        if (figures.size() > 2)
          add_move(one, words_.text("figures.last_step"), figures[figures.size() - 2], figures.back());
      }
      const auto reached = one.reaches_target(figures.back());
      if (reached)
        add(words_.fill(*reached ? "figures.target_reached" : "figures.target_missed",
                        {value_of(one, figures.back().target), figures.back().year}),
            *reached);
    }
  }

  void add_share(const DeclaredShare& share) {
    const StatedTable* table = stated_.find_table(share.table.value);
    for (const StatedRow& row : table == nullptr ? std::vector<StatedRow>() : table->rows) {
      const auto counted = share_of(row, share);
      if (!counted) continue;
      const std::string percent = fmt::format("{}.{}", counted->per_mille() / 10, counted->per_mille() % 10);
      const std::vector<std::string> said = {std::to_string(counted->part), std::to_string(counted->whole),
                                             percent, std::to_string(share.at_most.value)};
      if (!share.at_most) {
        add(words_.fill("figures.share", said), {});
      } else {
        const bool is_above = counted->is_above(share.at_most.value);
        add(words_.fill(is_above ? "figures.share_above" : "figures.share_within", said), !is_above);
      }
    }
  }

  ViewList take() && { return std::move(notes_); }

 private:
  std::string value_of(const FigureSeries& series, const std::string& value) const {
    return series.unit.empty() ? value : words_.fill("figures.with_unit", {value, series.unit});
  }

  void add_move(const FigureSeries& series, const std::string& title, const YearFigure& from,
                const YearFigure& to) {
    const Movement movement = FigureSeries::movement(from, to);
    const bool is_right = (movement == Movement::rose) == series.should_rise;
    const std::string_view key =
        movement == Movement::stayed ? (series.should_rise ? "figures.stayed_low" : "figures.stayed_high")
        : movement == Movement::rose ? (is_right ? "figures.rose_rightly" : "figures.rose_wrongly")
                                     : (is_right ? "figures.fell_rightly" : "figures.fell_wrongly");
    add(words_.fill(key,
                    {title, value_of(series, from.value), from.year, value_of(series, to.value), to.year}),
        movement != Movement::stayed && is_right);
  }

  void add(std::string text, std::optional<bool> is_good) {
    ViewRecord note;
    note.set("text", std::move(text));
    note.set("state", is_good ? ViewValue(*is_good ? "good" : "bad") : ViewValue());
    notes_.emplace_back(std::move(note));
  }

  const InterfaceWords& words_;
  const StatedFacts& stated_;
  const DeclaredFacts& declared_;
  ViewList notes_;
};

}  // namespace

ViewList view_figure_notes(const InterfaceWords& words, const StatedFacts& stated,
                           const DeclaredFacts& declared, std::string_view table) {
  FigureNotes notes(words, stated, declared);
  for (const DeclaredSeries& series : declared.series) {
    if (series.table.value == table) notes.add_series(series);
  }
  for (const DeclaredShare& share : declared.shares) {
    if (share.table.value == table) notes.add_share(share);
  }
  return std::move(notes).take();
}

std::string name_measured(const StatedFacts& stated, const DeclaredFacts& declared, std::string_view table,
                          std::string_view column, std::string_view id) {
  for (const DeclaredSeries& series : declared.series) {
    if (series.table.value != table || series.row.value != column) continue;
    const StatedTable* of = stated.find_table(series.of.value);
    const DeclaredTable* known = declared.find_table(series.of.value);
    if (of == nullptr || known == nullptr || known->columns.empty()) continue;
    for (const StatedRow& row : of->rows) {
      if (row.id.value == id) return cell_of(row, known->columns.front().id.value);
    }
  }
  return {};
}

}  // namespace gazette
