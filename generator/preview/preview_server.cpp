#include "preview/preview_server.h"

#include <microhttpd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "preview/change_stream.h"
#include "preview/conditional_request.h"
#include "preview/reload_script.h"
#include "preview/request_rules.h"
#include "publish/security_headers.h"

namespace gazette {

namespace {

constexpr std::string_view events_path = "/.gazette/events";
constexpr unsigned worker_threads = 4;
// More than the limits on each kind of connection add up to, since each thread has its own share.
constexpr unsigned most_connections = 1536;
constexpr rlim_t wanted_files = 4096;
// Room for the longest header that is answered, and for its fields taken apart.
constexpr size_t memory_of_connection = size_t{64} * 1024;

// One request on its way: made when its first line is read, dropped when it is answered.
struct Exchange {
  std::string target;  // as it was sent: libmicrohttpd would decode it
  bool accepted = false;
};

struct FreeResponse {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};
using Response = std::unique_ptr<MHD_Response, FreeResponse>;

void add_header(const Response& response, std::string_view name, std::string_view value) {
  MHD_add_response_header(response.get(), std::string(name).c_str(), std::string(value).c_str());
}

void add_common_headers(const Response& response, const std::string& content_type) {
  add_header(response, "Content-Type", content_type);
  add_header(response, "Cache-Control", "no-store");
  add_header(response, "X-Robots-Tag", "noindex");
  add_header(response, "Cross-Origin-Resource-Policy", "same-origin");
  // As the published site has them, so that what works here works there.
  for (const ResponseHeader& header : security_headers()) add_header(response, header.name, header.value);
}

// Text always says how it is written, so that no browser guesses.
std::string complete_content_type(const std::string& type) {
  if (type.empty()) return "application/octet-stream";
  const std::string lower = to_lower_ascii(type);
  const bool needs_charset = lower.starts_with("text/") && lower.find("charset=") == std::string::npos;
  return needs_charset ? type + "; charset=utf-8" : type;
}

Response make_response(std::string_view bytes, const std::string& content_type) {
  // libmicrohttpd copies the bytes, and doesn't write to what it is given.
  Response response(
      MHD_create_response_from_buffer(bytes.size(), const_cast<char*>(bytes.data()), MHD_RESPMEM_MUST_COPY));
  if (response) add_common_headers(response, complete_content_type(content_type));
  return response;
}

MHD_Result send(MHD_Connection* connection, int status, const Response& response) {
  if (!response) return MHD_NO;
  return MHD_queue_response(connection, static_cast<unsigned>(status), response.get());
}

MHD_Result send_text(MHD_Connection* connection, int status, std::string_view text) {
  return send(connection, status, make_response(fmt::format("{}\n", text), "text/plain"));
}

std::string header(MHD_Connection* connection, const char* name) {
  const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value != nullptr ? value : "";
}

PreviewRequest describe(MHD_Connection* connection, const Exchange& exchange, const char* method,
                        const char* version) {
  PreviewRequest request;
  request.method = method;
  request.target = exchange.target;
  request.version = version;
  const auto take_field = [](void* into, MHD_ValueKind, const char* name, const char* value) {
    PreviewRequest& described = *static_cast<PreviewRequest*>(into);
    const std::string lower = to_lower_ascii(name);
    const std::string text = value != nullptr ? value : "";
    ++described.header_fields;
    described.header_bytes += lower.size() + text.size() + 4;  // with ": " and the line's end
    if (lower == "host") described.hosts.push_back(text);
    if (lower == "origin") described.origins.push_back(text);
    if (lower == "transfer-encoding") described.has_body = true;
    if (lower == "content-length" && text != "0") described.has_body = true;
    return MHD_YES;
  };
  MHD_get_connection_values(connection, MHD_HEADER_KIND, take_field, &request);
  return request;
}

MHD_Result send_refusal(MHD_Connection* connection, const Refusal& refusal) {
  const Response response = make_response(fmt::format("{}\n", refusal.reason), "text/plain");
  if (response) {
    add_header(response, "Connection", "close");
    if (refusal.status == MHD_HTTP_METHOD_NOT_ALLOWED) add_header(response, "Allow", "GET, HEAD");
  }
  return send(connection, refusal.status, response);
}

// A page or file that is there: whole, in part, or unchanged since the client has it.
MHD_Result send_found(MHD_Connection* connection, bool is_get, const PreviewAnswer& answer) {
  const std::string tag = entity_tag(answer.bytes);
  const auto send_tagged = [&](int status, std::string_view bytes, const std::string& content_range) {
    const Response response = make_response(bytes, answer.content_type);
    if (response) {
      add_header(response, "ETag", tag);
      add_header(response, "Accept-Ranges", "bytes");
      if (!content_range.empty()) add_header(response, "Content-Range", content_range);
    }
    return send(connection, status, response);
  };
  if (has_entity_tag(header(connection, "If-None-Match"), tag)) {
    return send_tagged(MHD_HTTP_NOT_MODIFIED, {}, {});
  }
  const std::string condition = header(connection, "If-Range");
  const bool may_be_part = is_get && (condition.empty() || condition == tag);
  const ByteRange range =
      may_be_part ? select_range(header(connection, "Range"), answer.bytes.size()) : ByteRange{};
  switch (range.kind) {
    case ByteRange::Kind::unsatisfiable:
      return send_tagged(MHD_HTTP_RANGE_NOT_SATISFIABLE, {}, fmt::format("bytes */{}", answer.bytes.size()));
    case ByteRange::Kind::part:
      return send_tagged(
          MHD_HTTP_PARTIAL_CONTENT, std::string_view(answer.bytes).substr(range.first, range.length),
          fmt::format("bytes {}-{}/{}", range.first, range.first + range.length - 1, answer.bytes.size()));
    case ByteRange::Kind::whole:
      break;
  }
  return send_tagged(MHD_HTTP_OK, answer.bytes, {});
}

MHD_Result send_redirect(MHD_Connection* connection, const PreviewTarget& target) {
  const std::string query = target.query.empty() ? "" : "?" + target.query;
  const Response response = make_response({}, "text/plain");
  if (response) add_header(response, "Location", encode_path(target.path) + "/" + query);
  return send(connection, MHD_HTTP_PERMANENT_REDIRECT, response);
}

}  // namespace

struct PreviewServer::Running {
  Running(const PreviewPlace& place, PreviewSource preview_source, const PreviewPace& pace)
      : source(std::move(preview_source)), streams(pace.keep_alive), limits(pace.connections) {
    allow_open_files();
    const Listener listener = listen_on(place);
    port = listener.port;
    address = listener.address;
    reach = listener.is_own_machine ? Reach::this_computer : Reach::network;
    daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr,
                              &Running::handle, this, MHD_OPTION_LISTEN_SOCKET,
                              static_cast<MHD_socket>(listener.descriptor),                             //
                              MHD_OPTION_THREAD_POOL_SIZE, worker_threads,                              //
                              MHD_OPTION_CONNECTION_LIMIT, most_connections,                            //
                              MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory_of_connection,                 //
                              MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(pace.idle.count()),  //
                              MHD_OPTION_STRICT_FOR_CLIENT, 1,                                          //
                              MHD_OPTION_URI_LOG_CALLBACK, &Running::begin, nullptr,                    //
                              MHD_OPTION_NOTIFY_COMPLETED, &Running::finish, this,                      //
                              MHD_OPTION_NOTIFY_CONNECTION, &Running::follow, this,                     //
                              MHD_OPTION_END);
    if (daemon == nullptr) {
      ::close(listener.descriptor);
      throw WorldFailure(fmt::format("can't start the preview on port {}", port),
                         "close other programs, or raise the limit on open files (ulimit -n)");
    }
  }

  ~Running() {
    streams.close();
    MHD_stop_daemon(daemon);
  }

  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Each connection is an open file; many systems allow a thousand unless they are asked for more.
  static void allow_open_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted_files) return;
    limit.rlim_cur = std::min(limit.rlim_max, wanted_files);
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }

  static void follow(void* self, MHD_Connection* connection, void**, MHD_ConnectionNotificationCode code) {
    ConnectionLimits& limits = static_cast<Running*>(self)->limits;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) return limits.close(connection);
    const MHD_ConnectionInfo* socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (socket != nullptr) limits.open(connection, socket->connect_fd);
  }

  static void* begin(void*, const char* target, MHD_Connection*) { return new Exchange{target}; }

  static void finish(void* self, MHD_Connection* connection, void** exchange, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*exchange);
    *exchange = nullptr;
    static_cast<Running*>(self)->limits.end_answer(connection);
  }

  static MHD_Result handle(void* self, MHD_Connection* connection, const char*, const char* method,
                           const char* version, const char*, size_t*, void** state) {
    Running& running = *static_cast<Running*>(self);
    Exchange& exchange = *static_cast<Exchange*>(*state);
    try {
      if (exchange.accepted) return running.answer(connection, method, exchange.target);
      running.limits.begin_answer(connection);
      const std::optional<Refusal> refusal =
          refuse_request(describe(connection, exchange, method, version), running.port, running.reach);
      // A connection that is answered here, before the request's end, is closed.
      if (refusal) return send_refusal(connection, *refusal);
      exchange.accepted = true;
      return MHD_YES;
    } catch (const std::exception& failure) {
      // No exception may pass through libmicrohttpd, which is C.
      return send_text(connection, MHD_HTTP_INTERNAL_SERVER_ERROR, failure.what());
    }
  }

  MHD_Result answer(MHD_Connection* connection, std::string_view method, std::string_view raw_target) {
    const PreviewTarget target = *parse_target(raw_target);
    if (target.path == reload_script_path) {
      return send(connection, MHD_HTTP_OK, make_response(reload_script(streams.mark()), "text/javascript"));
    }
    if (target.path == events_path) return send_stream(connection, target);
    const PreviewAnswer found = source(target.path);
    if (found.status == MHD_HTTP_OK) return send_found(connection, method == "GET", found);
    if (found.status == MHD_HTTP_NOT_FOUND && !target.path.ends_with('/') &&
        source(target.path + "/").status == MHD_HTTP_OK) {
      return send_redirect(connection, target);
    }
    return send(connection, found.status, make_response(found.bytes, found.content_type));
  }

  MHD_Result send_stream(MHD_Connection* connection, const PreviewTarget& target) {
    std::string seen = header(connection, "Last-Event-ID");
    constexpr std::string_view seen_in_query = "seen=";
    if (seen.empty() && target.query.starts_with(seen_in_query)) {
      seen = target.query.substr(seen_in_query.size());
    }
    const Response response(streams.open(connection, seen));
    if (!response) return send_text(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "Too many pages are open.");
    limits.begin_stream(connection);
    add_common_headers(response, "text/event-stream; charset=utf-8");
    return send(connection, MHD_HTTP_OK, response);
  }

  PreviewSource source;
  ChangeStreams streams;
  ConnectionLimits limits;
  uint16_t port = 0;
  std::string address;
  Reach reach = Reach::this_computer;
  MHD_Daemon* daemon = nullptr;
};

PreviewServer::PreviewServer(const PreviewPlace& place, PreviewSource source, const PreviewPace& pace)
    : running_(std::make_unique<Running>(place, std::move(source), pace)) {}

PreviewServer::~PreviewServer() = default;

uint16_t PreviewServer::port() const {
  return running_->port;
}

std::string PreviewServer::address() const {
  return address_for_browser(running_->address, running_->port);
}

bool PreviewServer::is_shared() const {
  return running_->reach == Reach::network;
}

void PreviewServer::announce_change() {
  running_->streams.announce();
}

}  // namespace gazette
