#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes every vector here from its inputs, with an implementation of its own, and compares.

    verify.py           exit 1 and say which, when a vector differs
    verify.py --write   write the outputs anew; only a new format version may need it
"""
import base64
import hashlib
import json
import pathlib
import struct
import sys

sys.dont_write_bytecode = True
import primitives  # noqa: E402 (after the line above, so that no cache lands in the source tree)

FOLDER = pathlib.Path(__file__).resolve().parent
ADDRESS = ("tableName", "rowPks", "columnName", "operation", "hlcTimestamp", "deviceId")


def parts(*fields):
    """Each field behind its length, u32 big endian."""
    return b"".join(struct.pack(">I", len(field)) + field for field in fields)


def u32(number):
    return struct.pack(">I", number)


def text64(data):
    return base64.b64encode(data).decode()


def padded_size(size, least=32):
    if size <= least:
        return least
    exponent = size.bit_length() - 1
    rounded = (1 << (exponent - exponent.bit_length())) - 1
    return (size + rounded) & ~rounded


def plaintext(tag, data, names=(), least=32):
    content = bytes([tag]) + u32(len(data)) + data
    content += b"".join(struct.pack(">H", len(name)) + name for name in names)
    return content + bytes(padded_size(len(content), least) - len(content))


def derived_key(vector, key_version, label):
    vault_key = bytes.fromhex(vector["vaultKeys"][str(key_version)])
    return primitives.hkdf_sha256(vault_key, label + vector["vaultId"].encode() + u32(key_version))


def envelope(key, key_version, nonce, associated, inside):
    sealed = primitives.aes256gcm_seal(key, base64.b64decode(nonce), associated, inside)
    return text64(bytes([1]) + u32(key_version) + sealed)


def cell_outputs(vector, case):
    version = case["keyVersion"]
    associated = parts(b"HXE1", vector["vaultId"].encode(), u32(version),
                       *(case["address"][name].encode() for name in ADDRESS))
    inside = plaintext(case["type"], bytes.fromhex(case["data"]))
    key = derived_key(vector, version, b"haex/cell/v1")
    return {"associatedData": associated.hex(), "plaintext": inside.hex(),
            "encryptedValue": envelope(key, version, case["nonce"], associated, inside)}


def blind_names(vector, place):
    """Table, row and column as servers get them; the row's own cell keeps its name."""
    key = derived_key(vector, 1, b"haex/blind-names/v1")
    table, row, column = (place[name].encode() for name in ("tableName", "rowPks", "columnName"))

    def digest(role, name):
        return hashlib.blake2b(parts(role, table, name), key=key, digest_size=16).digest()

    row64 = base64.urlsafe_b64encode(digest(b"row", row)).decode().rstrip("=")
    return {"tableName": digest(b"table", b"").hex(), "rowPks": '{"k":"' + row64 + '"}',
            "columnName": "*" if column == b"*" else digest(b"column", column).hex()}


def placed_outputs(vector, case):
    version, place = case["keyVersion"], case["place"]
    names = blind_names(vector, place)
    address = {**names, **{name: case[name] for name in ("operation", "hlcTimestamp", "deviceId")}}
    associated = parts(b"HXE2", vector["vaultId"].encode(), u32(version),
                       *(address[name].encode() for name in ADDRESS))
    inside = plaintext(case["type"], bytes.fromhex(case["data"]),
                       [place[name].encode() for name in ("tableName", "rowPks", "columnName")], 128)
    key = derived_key(vector, version, b"haex/cell/v1")
    return {"names": names, "associatedData": associated.hex(), "plaintext": inside.hex(),
            "encryptedValue": envelope(key, version, case["nonce"], associated, inside)}


def text_outputs(vector, case):
    version = case["keyVersion"]
    associated = parts(b"HXT1", vector["vaultId"].encode(), u32(version), case["purpose"].encode())
    key = derived_key(vector, version, b"haex/vault-name/v1")
    return {"encryptedText": envelope(key, version, case["nonce"], associated,
                                      plaintext(3, case["text"].encode()))}


def key_outputs(vector, case):
    return {"key": derived_key(vector, case["keyVersion"], case["label"].encode()).hex()}


def kdf_outputs(vector, case):
    return {"key": primitives.argon2id(case["password"].encode(), bytes.fromhex(case["salt"]),
                                       case["opsLimit"], case["memLimitKiB"]).hex()}


def blind_part(vault_id):
    """A UUID of version 8 is a vault with blind names."""
    return [b"blind-names"] if vault_id[14] == "8" else []


def wrap_outputs(vector, case):
    kdf, salt = case["kdf"], bytes.fromhex(case["salt"])
    kek, nonce = bytes.fromhex(case["keyEncryptionKey"]), bytes.fromhex(case["nonce"])
    associated = parts(b"HXW1", case["vaultId"].encode(), u32(case["keyVersion"]), kdf["name"].encode(),
                       u32(kdf["opsLimit"]), u32(kdf["memLimitKiB"]), u32(kdf["parallelism"]), salt,
                       *blind_part(case["vaultId"]))
    sealed = primitives.aes256gcm_seal(primitives.hkdf_sha256(kek, b"haex/wrap/v1"), nonce, associated,
                                       bytes.fromhex(case["vaultKey"]))
    return {"wrapped": {"encryptedVaultKey": text64(sealed), "vaultKeySalt": text64(salt),
                        "vaultKeyNonce": text64(nonce),
                        "keyCommitment": text64(primitives.hkdf_sha256(kek, b"haex/key-commitment/v1")),
                        "kdf": kdf, "keyVersion": case["keyVersion"],
                        "sealKey": text64(primitives.x25519_base(password_scalar(kek)))}}


def password_scalar(kek):
    return primitives.hkdf_sha256(kek, b"haex/password-x25519/v1")


def box(point, secret, label, head, subject, case):
    """Ephemeral key, nonce, what was sealed and its tag."""
    scalar, nonce = bytes.fromhex(case["ephemeralScalar"]), bytes.fromhex(case["nonce"])
    ephemeral = primitives.x25519_base(scalar)
    key = primitives.hkdf_sha256(primitives.x25519(scalar, point) + point, label + ephemeral)
    associated = head + parts(ephemeral, subject)
    return ephemeral + nonce + primitives.aes256gcm_seal(key, nonce, associated, secret)


def grant_outputs(vector, case):
    version, vault_id = case["keyVersion"], vector["vaultId"].encode()
    point = primitives.x25519_base(bytes.fromhex(case["sealSecret"]))
    subject = parts(vault_id, u32(version), case["deviceId"].encode())
    return {"sealKey": point.hex(),
            "grant": box(point, bytes.fromhex(vector["vaultKeys"][str(version)]), b"haex/grant-box/v1",
                         parts(b"HXG1"), subject, case).hex()}


def former_key_outputs(vector, case):
    version, under = case["keyVersion"], case["underVersion"]
    nonce = bytes.fromhex(case["nonce"])
    associated = parts(b"HXF1", vector["vaultId"].encode(), u32(version), u32(under))
    return {"sealed": (nonce + primitives.aes256gcm_seal(
        derived_key(vector, under, b"haex/former-keys/v1"), nonce, associated,
        bytes.fromhex(vector["vaultKeys"][str(version)]))).hex()}


def proof_outputs(vector, case):
    subject = parts(case["deviceId"].encode(), bytes.fromhex(case["sealKey"]), bytes.fromhex(case["signKey"]))
    key = derived_key(vector, case["keyVersion"], b"haex/device-proof/v1")
    return {"proof": primitives.hkdf_sha256(key, subject).hex()}


def signature_outputs(_, case):
    public, signature = primitives.ed25519(bytes.fromhex(case["signSecret"]), case["message"].encode())
    return {"signKey": public.hex(), "signature": signature.hex()}


def password_box_outputs(vector, case):
    kdf, salt, kek = case["kdf"], bytes.fromhex(case["salt"]), bytes.fromhex(case["keyEncryptionKey"])
    version = case["keyVersion"]
    subject = parts(vector["vaultId"].encode(), u32(version), kdf["name"].encode(), u32(kdf["opsLimit"]),
                    u32(kdf["memLimitKiB"]), u32(kdf["parallelism"]), salt, *blind_part(vector["vaultId"]))
    point = primitives.x25519_base(password_scalar(kek))
    return {"box": box(point, bytes.fromhex(vector["vaultKeys"][str(version)]), b"haex/wrap-box/v1",
                       parts(b"HXW2"), subject, case).hex(),
            "commitment": primitives.hkdf_sha256(kek, b"haex/key-commitment/v1").hex()}


def gf_tables():
    """Powers of 3 and their logarithms, modulo x^8 + x^4 + x^3 + x + 1."""
    powers, logs, value = [], {}, 1
    for exponent in range(255):
        powers.append(value)
        logs[value] = exponent
        doubled = value << 1 ^ (0x11b if value & 0x80 else 0)
        value ^= doubled
    return powers, logs


POWERS, LOGS = gf_tables()


def gf_value(coefficients, x):
    """What the polynomial is at x, term by term."""
    value = 0
    for degree, coefficient in enumerate(coefficients):
        if coefficient:
            value ^= POWERS[(LOGS[coefficient] + degree * LOGS[x]) % 255]
    return value


def grouped_letters(secret, letters, label):
    checked = secret + primitives.hkdf_sha256(secret, label)[:(letters * 5 + 7) // 8 - len(secret)]
    bits = "".join(f"{byte:08b}" for byte in checked)
    text = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(bits[5 * i:5 * i + 5], 2)] for i in range(letters))
    return "-".join(text[i:i + 4] for i in range(0, letters, 4))


def split_outputs(_, case):
    polynomials = list(zip(bytes.fromhex(case["key"]), *map(bytes.fromhex, case["coefficients"])))
    needed, points, shares = len(case["coefficients"]) + 1, [], []
    for number in range(1, case["count"] + 1):
        points.append(bytes(gf_value(coefficients, number) for coefficients in polynomials))
        head = u32(1 << 28 | needed << 24 | number << 20 | case["splitId"])
        shares.append(grouped_letters(head + points[-1], 44, b"haex/recovery-share-checksum/v1"))
    return {"text": grouped_letters(bytes.fromhex(case["key"]), 36, b"haex/recovery-checksum/v1"),
            "points": [point.hex() for point in points], "shares": shares}


FILES = {
    "envelope-v1.json": {"cells": cell_outputs, "texts": text_outputs, "keys": key_outputs},
    "envelope-v2.json": {"cells": placed_outputs, "keys": key_outputs},
    "wrap-v1.json": {"kdf": kdf_outputs, "wraps": wrap_outputs},
    "grant-v1.json": {"grants": grant_outputs, "formerKeys": former_key_outputs, "proofs": proof_outputs,
                      "signatures": signature_outputs, "passwordBoxes": password_box_outputs},
    "share-v1.json": {"splits": split_outputs},
}


def main():
    write = "--write" in sys.argv[1:]
    wrong = checked = 0
    for name, sections in FILES.items():
        path = FOLDER / name
        vector = json.loads(path.read_text(encoding="utf-8"))
        for section, outputs in sections.items():
            for case in vector[section]:
                expected = outputs(vector, case)
                checked += 1
                if write:
                    case.update(expected)
                elif any(case.get(field) != value for field, value in expected.items()):
                    wrong += 1
                    print(f"{name}: {section}: {case['name']}: differs", file=sys.stderr)
        if write:
            path.write_text(json.dumps(vector, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{checked} vectors, {wrong} wrong")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
