// Tables of what plans and sheets state besides: the facts and tables that their frameworks declare, figures
// by year, and activities.
#pragma once

#include "feeds/span_rows.h"
#include "model/plan.h"
#include "render/document_names.h"

namespace gazette {

struct StatedTables {
  Table activities;
  Table stated_facts;
  Table stated_cells;
  Table figures;

  StatedTables();
};

// All versions of one plan.
class StatedRows {
 public:
  StatedRows(const RenderParts& parts, const DocumentNames& names, DocumentNumber document);

  void add_version(uint32_t version, const Plan& plan);
  void end_version(uint32_t version);
  void move_to(StatedTables& tables) &&;

 private:
  // `initiative`: its id; empty: the plan itself.
  void add_stated(const std::string& initiative, const StatedFacts& stated, const DeclaredFacts* declared);
  void add_figures(const std::string& initiative, const StatedFacts& stated, const DeclaredFacts& declared);
  void add_activities(const Initiative& initiative, const std::string& id);
  RowMaker start(std::string_view table, const std::string& initiative) const;

  const RenderParts& parts_;
  const DocumentNames& names_;
  DocumentNumber number_;
  uint32_t version_ = 0;
  SpanRows activities_;
  SpanRows facts_;
  SpanRows cells_;
  SpanRows figures_;
};

}  // namespace gazette
