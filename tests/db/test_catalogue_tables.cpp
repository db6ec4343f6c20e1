#include "db/catalogue_tables.h"
#include "db/rule_tables.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>

BOOST_AUTO_TEST_SUITE(catalogue_tables)

BOOST_AUTO_TEST_CASE(each_modality_of_a_clinic_has_a_product) {
    const auto products = db::shippedProducts();
    for (const auto modality :
         {model::Modality::pen, model::Modality::stamp, model::Modality::roller, model::Modality::rf}) {
        BOOST_TEST(std::any_of(products.begin(), products.end(),
                               [&](const auto& product) { return product.modality == modality; }),
                   model::code(modality));
    }
    for (const auto& product : products) {
        BOOST_TEST(!product.packs.empty(), product.modelName);
        for (const auto& pack : product.packs) {
            BOOST_TEST(pack.gtin.substr(1, 3) == "952", "no code of a real product: " << pack.gtin);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_label_of_a_device_is_one_the_rule_book_knows) {
    const auto book = db::readRules(db::shippedRules(), 1, "");
    bool any = false;
    for (const auto& device : db::shippedDeviceModels()) {
        any = any || !device.label.empty();
        BOOST_TEST((device.label.empty() || std::any_of(book.labels.begin(), book.labels.end(),
                                                        [&](const auto& one) { return one.label == device.label; })),
                   device.modelName);
    }
    BOOST_TEST(any);
}

BOOST_AUTO_TEST_CASE(what_a_product_fits_is_a_device_of_the_catalogue) {
    const auto devices = db::shippedDeviceModels();
    int fitting = 0;
    for (const auto& product : db::shippedProducts()) {
        for (const auto& kind : product.fits) {
            ++fitting;
            BOOST_TEST(std::any_of(devices.begin(), devices.end(),
                                   [&](const auto& device) {
                                       return device.make == kind.make && device.modelName == kind.modelName &&
                                              device.modality == product.modality;
                                   }),
                       product.brand << " fits " << kind.make << " " << kind.modelName);
        }
    }
    BOOST_TEST(fitting > 5);
}

BOOST_AUTO_TEST_CASE(a_gtin_with_a_wrong_check_digit_is_refused) {
    const std::string header = "brand,model,modality,pins,gauge,maximum_um,packs,low_stock_at,backflow_valve,fits,source,grade\n";
    const auto products = db::readProducts(header + "A,B,pen,12,,2500,09521234543213*10;00811099010036*1,5,yes,Acme|Pen 1;Acme|Pen 2,S,A\n");
    BOOST_REQUIRE(products.size() == 1U);
    BOOST_TEST((products[0].packs == std::vector<model::PackCode>{{"09521234543213", 10}, {"00811099010036", 1}}));
    BOOST_TEST(products[0].backflowValve.value());
    BOOST_TEST((products[0].fits == std::vector<model::DeviceKind>{{"Acme", "Pen 1"}, {"Acme", "Pen 2"}}));
    BOOST_CHECK_THROW(db::readProducts(header + "A,B,pen,12,,2500,09521234543213*10,5,,Acme,S,A\n"), std::runtime_error);
    for (const auto* packs : {"47964357965424*10", "9521234543213*10", "09521234543213", "09521234543213*0",
                              "09521234543213*1;09521234543213*2", "0952123454321X*1"}) {
        BOOST_CHECK_EXCEPTION(db::readProducts(header + "A,B,pen,12,,2500," + packs + ",5,,,S,A\n"), std::runtime_error,
                              [](const std::runtime_error& fault) {
                                  return std::string{fault.what()}.starts_with("products, line 2, packs");
                              });
    }
}

BOOST_AUTO_TEST_SUITE_END()
