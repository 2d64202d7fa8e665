// Writes files of the given sizes: write_files FOLDER < LIST, each line "SIZE PATH". The least that a build
// must do with its output.
#include <filesystem>
#include <iostream>
#include <string>

#include "base/files.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  size_t size = 0;
  std::string path;
  while (std::cin >> size && std::getline(std::cin >> std::ws, path)) {
    gazette::write_file(std::filesystem::path(argv[1]) / path, std::string(size, 'x'));
  }
}
