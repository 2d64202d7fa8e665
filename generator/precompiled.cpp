// What CMake compiles precompiled.h with.
