#include "command/run_command.h"

#include <exception>
#include <iostream>

#include "base/failure.h"
#include "command/commands.h"
#include "command/wrong_use.h"

namespace gazette {

namespace {

int report(const WorldFailure& failure, int exit_code) {
  std::cerr << "gazette: " << failure.what() << "\n";
  if (!failure.hint().empty()) std::cerr << "   hint: " << failure.hint() << "\n";
  return exit_code;
}

}  // namespace

int run_command(int argc, const char* const* argv) {
  int exit_code = exit_good;
  CLI::App app(
      "Publishes a git repository of plans, reports and guidance as a website, with the history of every "
      "page.",
      "gazette");
  app.require_subcommand(1);
  add_build_command(app, exit_code);
  add_changes_command(app, exit_code);
  add_check_command(app, exit_code);
  add_demo_command(app, exit_code);
  add_export_command(app, exit_code);
  add_headers_command(app, exit_code);
  add_hook_command(app, exit_code);
  add_new_command(app, exit_code);
  add_publish_command(app, exit_code);
  add_rollback_command(app, exit_code);
  add_schema_command(app, exit_code);
  add_serve_command(app, exit_code);
  add_status_command(app, exit_code);
  add_verify_command(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help was asked for
    return report(explain_wrong_use(app, error), exit_usage);
  } catch (const UsageFailure& failure) {
    return report(failure, exit_usage);
  } catch (const WorldFailure& failure) {
    return report(failure, exit_world);
  } catch (const std::bad_alloc&) {
    std::cerr << "gazette: there isn't enough memory\n";
    return exit_world;
  } catch (const std::exception& error) {
    std::cerr << "gazette: " << error.what() << "\n";
    return exit_world;
  }
  return exit_code;
}

}  // namespace gazette
