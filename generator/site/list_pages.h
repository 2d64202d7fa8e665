// All pages of the site, once everything has its address: living ones, the past, and redirects from where
// things stood.
#pragma once

#include "site/site.h"
#include "site/taken_addresses.h"

namespace gazette {

void list_pages(const Portal& portal, TakenAddresses& taken, Site& site);

}  // namespace gazette
