#include "command/run_command.h"

int main(int argc, char** argv) {
  return gazette::run_command(argc, argv);
}
