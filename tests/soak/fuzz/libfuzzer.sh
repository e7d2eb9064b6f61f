# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced.

# Whether clang links a program with libFuzzer: on Debian its library is a package of its own.
has_libfuzzer() {
    command -v clang >/dev/null &&
        echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { return d && n == 0; }' |
        clang -fsanitize=fuzzer,address,undefined -x c - -o /dev/null 2>/dev/null
}
