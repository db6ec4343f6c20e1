// What the leak check of a test with fonts passes over.

// fontconfig 2.14 loses 288 bytes once in a process; everything else is still reported. The name is the sanitizer's.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
