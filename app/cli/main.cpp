#include "app/cli/cli.h"
#include "db/process.h"

#include <iostream>

int main(int argc, char** argv) {
    db::keepMemoryPrivate();
    return cli::run(argc, argv, std::cout, std::cerr, std::cin);
}
