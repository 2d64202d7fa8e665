#include "feeds/program_tables.h"

#include <fmt/format.h>

#include "feeds/cell_text.h"
#include "feeds/site_address.h"
#include "model/read_record.h"
#include "model/record_dates.h"
#include "model/record_file.h"

namespace gazette {

namespace {

std::string list_of(const SourceValue& map, std::string_view key) {
  return list_of(read_texts(map, key));
}

// All versions of one program.
class ProgramRows {
 public:
  ProgramRows(const RenderParts& parts, const DocumentNames& names, DocumentNumber document)
      : parts_(parts),
        name_(names.of(document)),
        number_(document),
        programs_(parts, table_rule("programs"), document),
        districts_(parts, table_rule("program_districts"), document),
        schools_(parts, table_rule("program_schools"), document),
        check_ins_(parts, table_rule("program_check_ins"), document) {}

  void read() {
    const PublicHistory& history = parts_.portal.history;
    const std::vector<Version>& versions = parts_.portal.document(number_).versions;
    for (uint32_t v = 0; v < versions.size(); ++v) {
      const RecordFacts facts = versions[v].has_text() ? facts_of(history, versions[v]) : RecordFacts();
      if (facts.kind != nullptr && facts.kind->kind == "program") add_version(v, versions[v], *facts.map);
      for (SpanRows* rows : {&programs_, &districts_, &schools_, &check_ins_}) rows->end_version(v);
    }
  }

  void move_to(ProgramTables& tables) && {
    append_rows(std::move(programs_), tables.programs);
    append_rows(std::move(districts_), tables.program_districts);
    append_rows(std::move(schools_), tables.program_schools);
    append_rows(std::move(check_ins_), tables.program_check_ins);
  }

 private:
  RowMaker start(std::string_view table) const {
    RowMaker row(table_rule(table));
    row.set("program", name_);
    return row;
  }

  void add_version(uint32_t v, const Version& version, const SourceValue& program) {
    RowMaker row = start("programs");
    row.set("title", version.title).set("owner", read_text(program, "owner").value);
    row.set("page", address_on_site(parts_.portal.history.settings, parts_.site.documents[number_].url));
    programs_.add(v, "", "program", std::move(row).take());
    for (const SourceValue* entry : read_records(program, "districts")) add_district(v, program, *entry);
  }

  void add_district(uint32_t v, const SourceValue& program, const SourceValue& entry) {
    const std::string district = read_text(entry, "district").value;
    if (district.empty()) return;
    RowMaker row = start("program_districts");
    row.set("district", district).set("participation", read_text(entry, "status").value);
    row.set("since", text_of(read_date(entry, "from"))).set("years", list_of(entry, "years"));
    row.set("priorities", list_of(entry, "priorities"));
    districts_.add(v, district, "district", std::move(row).take());
    for (const SourceValue* one : read_records(entry, "schools")) {
      const std::string school = read_text(*one, "school").value;
      if (school.empty()) continue;
      RowMaker of = start("program_schools");
      of.set("district", district).set("school", school).set("priorities", list_of(*one, "priorities"));
      schools_.add(v, fmt::format("{}\n{}", district, school), "school", std::move(of).take());
    }
    for (const SourceValue* cycle : read_records(entry, "cycles")) add_cycle(v, district, program, *cycle);
  }

  void add_cycle(uint32_t v, const std::string& district, const SourceValue& program,
                 const SourceValue& cycle) {
    const std::string id = read_text(cycle, "id").value;
    for (const CycleDay& day : list_cycle_days(program, cycle)) {
      if (day.part.empty() || id.empty()) continue;
      RowMaker row = start("program_check_ins");
      row.set("district", district).set("cycle", id).set("cycle_part", day.part);
      row.set("what", day.title).set("planned_on", iso_date(day.planned));
      if (day.said != nullptr) {
        row.set("held", read_text(*day.said, "state").value)
            .set("dated", text_of(read_date(*day.said, "date")));
        row.set("note", read_text(*day.said, "note").value);
      }
      check_ins_.add(v, fmt::format("{}\n{}\n{}", district, id, day.part), "cycle", std::move(row).take());
    }
  }

  const RenderParts& parts_;
  std::string name_;
  DocumentNumber number_;
  SpanRows programs_;
  SpanRows districts_;
  SpanRows schools_;
  SpanRows check_ins_;
};

}  // namespace

ProgramTables list_program_tables(const RenderParts& parts, const DocumentNames& names) {
  ProgramTables tables;
  tables.programs.rule = &table_rule("programs");
  tables.program_districts.rule = &table_rule("program_districts");
  tables.program_schools.rule = &table_rule("program_schools");
  tables.program_check_ins.rule = &table_rule("program_check_ins");
  const PublicHistory& history = parts.portal.history;
  for (DocumentNumber i = 0; i < history.documents.size(); ++i) {
    const RecordFileRule* kind = find_record_file(history.settings, history.documents[i].path);
    if (kind == nullptr || kind->kind != "program") continue;
    ProgramRows rows(parts, names, i);
    rows.read();
    std::move(rows).move_to(tables);
  }
  return tables;
}

}  // namespace gazette
