// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importreport.h"

#include <algorithm>

namespace haex {

QLatin1StringView importReasonName(ImportReason reason)
{
    switch (reason) {
    case ImportReason::ViewLeftOut:
        return QLatin1StringView("view_left_out");
    case ImportReason::TriggerLeftOut:
        return QLatin1StringView("trigger_left_out");
    case ImportReason::VirtualTableLeftOut:
        return QLatin1StringView("virtual_table_left_out");
    case ImportReason::ShadowTableLeftOut:
        return QLatin1StringView("shadow_table_left_out");
    case ImportReason::InternalTableLeftOut:
        return QLatin1StringView("internal_table_left_out");
    case ImportReason::IndexLeftOut:
        return QLatin1StringView("index_left_out");
    case ImportReason::UnknownItemKind:
        return QLatin1StringView("unknown_item_kind");
    case ImportReason::AttachmentLeftOut:
        return QLatin1StringView("attachment_left_out");
    case ImportReason::RowLeftOut:
        return QLatin1StringView("row_left_out");
    case ImportReason::DeletedLeftOut:
        return QLatin1StringView("deleted_left_out");
    case ImportReason::DuplicateLeftOut:
        return QLatin1StringView("duplicate_left_out");
    case ImportReason::FileTooLargeLeftOut:
        return QLatin1StringView("file_too_large_left_out");
    case ImportReason::IconsLeftOut:
        return QLatin1StringView("icons_left_out");
    case ImportReason::AutoTypeLeftOut:
        return QLatin1StringView("auto_type_left_out");
    case ImportReason::ColumnLeftOut:
        return QLatin1StringView("column_left_out");
    case ImportReason::OtherLeftOut:
        return QLatin1StringView("other_left_out");
    case ImportReason::NoPrimaryKey:
        return QLatin1StringView("no_primary_key");
    case ImportReason::KeyNotSyncable:
        return QLatin1StringView("key_not_syncable");
    case ImportReason::NotSyncable:
        return QLatin1StringView("not_syncable");
    case ImportReason::ForeignKeyDropped:
        return QLatin1StringView("foreign_key_dropped");
    case ImportReason::CollationDropped:
        return QLatin1StringView("collation_dropped");
    case ImportReason::KeyAdded:
        return QLatin1StringView("key_added");
    case ImportReason::DefinitionChanged:
        return QLatin1StringView("definition_changed");
    case ImportReason::ValueChanged:
        return QLatin1StringView("value_changed");
    case ImportReason::FileAttached:
        return QLatin1StringView("file_attached");
    case ImportReason::PasskeyAsField:
        return QLatin1StringView("passkey_as_field");
    case ImportReason::FormerValueAsField:
        return QLatin1StringView("former_value_as_field");
    }
    return QLatin1StringView("other_left_out");
}

bool ImportReport::hasNote(ImportReason reason) const
{
    return std::ranges::any_of(notes,
                               [reason](const ImportNote &note) { return note.reason == reason; });
}

} // namespace haex
