#include "model/udi_parts.h"

#include <array>

namespace model::udi {
namespace {

using enum AiRow::Kind;

// GS1 General Specifications, release 24, figure 3.2-1; rows in ascending order of the first two digits.
// Composite values are given by their whole length: N3+X..9 is 4 to 12 characters with 3 digits at the front.
constexpr std::array table{
    AiRow{0, 0, 2, 18, 18, 18, 18},
    AiRow{1, 3, 2, 14, 14, 14, 14},
    AiRow{10, 10, 2, 1, 20, 0, 0},
    AiRow{11, 13, 2, 6, 6, 6, 0, day},
    AiRow{15, 17, 2, 6, 6, 6, 0, day},
    AiRow{20, 20, 2, 2, 2, 2, 0},
    AiRow{21, 22, 2, 1, 20, 0, 0},
    AiRow{235, 235, 3, 1, 28, 0, 0},
    AiRow{240, 241, 3, 1, 30, 0, 0},
    AiRow{242, 242, 3, 1, 6, 6, 0},
    AiRow{243, 243, 3, 1, 20, 0, 0},
    AiRow{250, 251, 3, 1, 30, 0, 0},
    AiRow{253, 253, 3, 13, 30, 13, 13},
    AiRow{254, 254, 3, 1, 20, 0, 0},
    AiRow{255, 255, 3, 13, 25, 25, 13},
    AiRow{30, 30, 2, 1, 8, 8, 0},
    AiRow{3100, 3169, 4, 6, 6, 6, 0},
    AiRow{3200, 3379, 4, 6, 6, 6, 0},
    AiRow{3400, 3579, 4, 6, 6, 6, 0},
    AiRow{3600, 3699, 4, 6, 6, 6, 0},
    AiRow{37, 37, 2, 1, 8, 8, 0},
    AiRow{3900, 3909, 4, 1, 15, 15, 0},
    AiRow{3910, 3919, 4, 4, 18, 18, 0},
    AiRow{3920, 3929, 4, 1, 15, 15, 0},
    AiRow{3930, 3939, 4, 4, 18, 18, 0},
    AiRow{3940, 3949, 4, 4, 4, 4, 0},
    AiRow{3950, 3959, 4, 6, 6, 6, 0},
    AiRow{400, 401, 3, 1, 30, 0, 0},
    AiRow{402, 402, 3, 17, 17, 17, 17},
    AiRow{403, 403, 3, 1, 30, 0, 0},
    AiRow{410, 417, 3, 13, 13, 13, 13},
    AiRow{420, 420, 3, 1, 20, 0, 0},
    AiRow{421, 421, 3, 4, 12, 3, 0},
    AiRow{422, 422, 3, 3, 3, 3, 0},
    AiRow{423, 423, 3, 3, 15, 15, 0},
    AiRow{424, 424, 3, 3, 3, 3, 0},
    AiRow{425, 425, 3, 3, 15, 15, 0},
    AiRow{426, 426, 3, 3, 3, 3, 0},
    AiRow{427, 427, 3, 1, 3, 0, 0},
    AiRow{4300, 4301, 4, 1, 35, 0, 0},
    AiRow{4302, 4306, 4, 1, 70, 0, 0},
    AiRow{4307, 4307, 4, 2, 2, 0, 0},
    AiRow{4308, 4308, 4, 1, 30, 0, 0},
    AiRow{4309, 4309, 4, 20, 20, 20, 0},
    AiRow{4310, 4311, 4, 1, 35, 0, 0},
    AiRow{4312, 4316, 4, 1, 70, 0, 0},
    AiRow{4317, 4317, 4, 2, 2, 0, 0},
    AiRow{4318, 4318, 4, 1, 20, 0, 0},
    AiRow{4319, 4319, 4, 1, 30, 0, 0},
    AiRow{4320, 4320, 4, 1, 35, 0, 0},
    AiRow{4321, 4323, 4, 1, 1, 1, 0},
    AiRow{4324, 4325, 4, 10, 10, 10, 0},
    AiRow{4326, 4326, 4, 6, 6, 6, 0},
    AiRow{4330, 4333, 4, 6, 7, 6, 0},
    AiRow{7001, 7001, 4, 13, 13, 13, 0},
    AiRow{7002, 7002, 4, 1, 30, 0, 0},
    AiRow{7003, 7003, 4, 10, 10, 10, 0, day},
    AiRow{7004, 7004, 4, 1, 4, 4, 0},
    AiRow{7005, 7005, 4, 1, 12, 0, 0},
    AiRow{7006, 7006, 4, 6, 6, 6, 0, day},
    AiRow{7007, 7007, 4, 6, 12, 12, 0, day},
    AiRow{7008, 7008, 4, 1, 3, 0, 0},
    AiRow{7009, 7009, 4, 1, 10, 0, 0},
    AiRow{7010, 7010, 4, 1, 2, 0, 0},
    AiRow{7011, 7011, 4, 6, 10, 10, 0, day},
    AiRow{7020, 7022, 4, 1, 20, 0, 0},
    AiRow{7023, 7023, 4, 1, 30, 0, 0},
    AiRow{7030, 7039, 4, 4, 30, 3, 0},
    AiRow{7040, 7040, 4, 4, 4, 1, 0},
    AiRow{710, 716, 3, 1, 20, 0, 0},
    AiRow{7230, 7239, 4, 3, 30, 0, 0},
    AiRow{7240, 7240, 4, 1, 20, 0, 0},
    AiRow{7241, 7241, 4, 2, 2, 2, 0},
    AiRow{7242, 7242, 4, 1, 25, 0, 0},
    AiRow{7250, 7250, 4, 8, 8, 8, 0},
    AiRow{7251, 7251, 4, 12, 12, 12, 0},
    AiRow{7252, 7252, 4, 1, 1, 1, 0},
    AiRow{7253, 7254, 4, 1, 40, 0, 0},
    AiRow{7255, 7255, 4, 1, 10, 0, 0},
    AiRow{7256, 7256, 4, 1, 90, 0, 0},
    AiRow{7257, 7257, 4, 1, 70, 0, 0},
    AiRow{7258, 7258, 4, 3, 3, 0, 0},
    AiRow{7259, 7259, 4, 1, 40, 0, 0},
    AiRow{8001, 8001, 4, 14, 14, 14, 0},
    AiRow{8002, 8002, 4, 1, 20, 0, 0},
    AiRow{8003, 8003, 4, 14, 30, 14, 14},
    AiRow{8004, 8004, 4, 1, 30, 0, 0},
    AiRow{8005, 8005, 4, 6, 6, 6, 0},
    AiRow{8006, 8006, 4, 18, 18, 18, 14},
    AiRow{8007, 8007, 4, 1, 34, 0, 0},
    AiRow{8008, 8008, 4, 8, 12, 12, 0, day},
    AiRow{8009, 8009, 4, 1, 50, 0, 0},
    AiRow{8010, 8010, 4, 1, 30, 0, 0},
    AiRow{8011, 8011, 4, 1, 12, 12, 0},
    AiRow{8012, 8012, 4, 1, 20, 0, 0},
    AiRow{8013, 8014, 4, 1, 25, 0, 0},
    AiRow{8017, 8018, 4, 18, 18, 18, 18},
    AiRow{8019, 8019, 4, 1, 10, 10, 0},
    AiRow{8020, 8020, 4, 1, 25, 0, 0},
    AiRow{8026, 8026, 4, 18, 18, 18, 14},
    AiRow{8030, 8030, 4, 1, 90, 0, 0},
    AiRow{8110, 8110, 4, 1, 70, 0, 0},
    AiRow{8111, 8111, 4, 4, 4, 4, 0},
    AiRow{8112, 8112, 4, 1, 70, 0, 0},
    AiRow{8200, 8200, 4, 1, 70, 0, 0},
    AiRow{90, 90, 2, 1, 30, 0, 0},
    AiRow{91, 99, 2, 1, 90, 0, 0},
};

} // namespace

const AiRow* aiAt(std::string_view text) {
    // The first two digits settle how long an identifier is, so at most one row can fit.
    for (const auto& row : table) {
        const auto code = text.substr(0, row.width);
        if (code.size() == row.width && allDigits(code)) {
            const int value = number(code);
            if (value >= row.first && value <= row.last) {
                return &row;
            }
        }
    }
    return nullptr;
}

} // namespace model::udi
