#include "db/access.h"
#include "db/convert.h"

namespace db {

model::Outcome<Converted> Access::convert(const Conversion& wanted) {
    return convertStore(*store_->state_, actor_, wanted);
}

} // namespace db
