// Two random repositories that tell the public the same, and differ in everything that isn't public.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace gazette {

struct TwinOptions {
  bool plain = true;
  bool whole_repository = false;  // plain mode without --content: no document is private by its place
};

struct Twins {
  // For `git fast-import`.
  std::string first;
  std::string second;
  // How often each feature occurs.
  std::map<std::string, int> features;
};

// What no page of the first or of the second may hold.
inline constexpr const char* first_secret = "kestrel";
inline constexpr const char* second_secret = "osprey";

Twins make_twins(uint32_t seed, const TwinOptions& options);

}  // namespace gazette
