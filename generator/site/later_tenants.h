// Which removed documents lost their place to another one, for good: they keep an address of their own even
// when that one moves on.
#pragma once

#include <cstddef>
#include <functional>
#include <unordered_map>
#include <vector>

#include "model/portal.h"

namespace gazette {

class LaterTenants {
 public:
  using AddressAt = std::function<Url(const SourcePath&)>;

  // `address_at`: of a path in the repository. It is kept.
  LaterTenants(const PublicHistory& history, AddressAt address_at);

  // Whether another document stood, once `removed` had been removed, where that one did.
  bool took_place_of(DocumentNumber removed) const;

 private:
  struct Stay {
    DocumentNumber tenant = 0;
    PublicPlace place;
  };

  const PublicHistory& history_;
  AddressAt address_at_;
  std::unordered_map<std::string, std::vector<Stay>> stays_;  // by address; of removed documents alone
};

}  // namespace gazette
