// How a camera was held, the one thing in Exif without which a picture lies on its side.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

// The smallest Exif that says it again, in the form of a TIFF file; empty: nothing is to be turned, or
// nothing says so. `tiff`: the Exif, any bytes.
std::string keep_orientation(std::string_view tiff);

}  // namespace gazette
