#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "base/failure.h"
#include "command/commands.h"
#include "publish/security_headers.h"

namespace gazette {

namespace {

std::string headers_for(const std::string& server) {
  if (server == "nginx") return nginx_headers();
  if (server == "caddy") return caddy_headers();
  if (server == "_headers") return hosting_headers();
  throw UsageFailure(fmt::format("there are no headers for \"{}\"", server),
                     "use one of: nginx, caddy, _headers");
}

}  // namespace

void add_headers_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "headers", "what a server should send with each page, so that nothing foreign is loaded or run");
  auto server = std::make_shared<std::string>();
  command
      ->add_option("server", *server, "nginx, caddy, or _headers: the file of that name for hosting services")
      ->required();
  command->callback([server, &exit_code] {
    std::cout << headers_for(*server);
    exit_code = exit_good;
  });
}

}  // namespace gazette
