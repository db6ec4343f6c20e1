#define BOOST_TEST_MODULE needlebook
#include <boost/test/unit_test.hpp>
