// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/passwordchange.h"

#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/limits.h"

namespace haex {
namespace {

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {reinterpret_cast<const char *>(secret.view().data()),
            static_cast<qsizetype>(secret.size())};
}

} // namespace

QByteArray encodePasswordChange(const PasswordChange &change)
{
    JsonWriter writer(2048);
    writer.beginObject()
        .text("password", viewOf(change.current))
        .text("newPassword", viewOf(change.next));
    return writer.endObject().take();
}

Result<PasswordChange> parsePasswordChange(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PasswordChange change;
    change.current = reader.secret("password");
    change.next = reader.secret("newPassword");
    const auto size = static_cast<qsizetype>(change.next.size());
    if (size < limits::MinPasswordBytes || size > limits::MaxPasswordBytes)
        reader.failAt("newPassword", ErrorCode::BadField);
    if (static_cast<qsizetype>(change.current.size()) > limits::MaxPasswordBytes)
        reader.failAt("password", ErrorCode::BadField);
    return document.finish(std::move(change));
}

} // namespace haex
