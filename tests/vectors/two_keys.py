#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a wrapped key that AES-256-GCM opens under two keys: what an attacker would send to test two
passwords with one answer. tests/core/crypto/tst_partitioning.cpp has the result.

The tag is linear in each block of the ciphertext, so one block can be chosen to make both tags the same.
"""
import struct

import primitives
from verify import parts, u32

REDUCTION = 0xE1 << 120
NONCE = b"\x09" * 12
KEYS = [primitives.hkdf_sha256(bytes([n]) * 32, b"haex/wrap/v1") for n in (1, 2)]
ASSOCIATED = parts(b"HXW1", b"3f2504e0-4f89-41d3-9a0c-0305e82c3301", u32(3), b"argon2id", u32(3), u32(65536),
                   u32(1), b"\x07" * 16)
FIRST_BLOCK = bytes(range(16))


def times(x, y):
    product = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            product ^= y
        y = (y >> 1) ^ REDUCTION if y & 1 else y >> 1
    return product


def inverse(x):
    """x to the power of 2^128 - 2."""
    result, exponent = 1 << 127, (1 << 128) - 2
    while exponent:
        if exponent & 1:
            result = times(result, x)
        x, exponent = times(x, x), exponent >> 1
    return result


def hash_key(key):
    return int.from_bytes(primitives._encrypt_block(primitives._round_keys(key), bytes(16)), "big")


def tag(key, ciphertext):
    pad = lambda data: data + bytes(-len(data) % 16)
    lengths = struct.pack(">QQ", 8 * len(ASSOCIATED), 8 * len(ciphertext))
    digest = primitives._ghash(hash_key(key), pad(ASSOCIATED) + pad(ciphertext) + lengths)
    return digest ^ int.from_bytes(primitives._encrypt_block(primitives._round_keys(key), NONCE + u32(1)), "big")


def main():
    # The last block of the ciphertext counts with the square of the hash key.
    difference = tag(KEYS[0], FIRST_BLOCK + bytes(16)) ^ tag(KEYS[1], FIRST_BLOCK + bytes(16))
    squares = [times(hash_key(key), hash_key(key)) for key in KEYS]
    block = times(inverse(squares[0] ^ squares[1]), difference)
    ciphertext = FIRST_BLOCK + block.to_bytes(16, "big")
    assert tag(KEYS[0], ciphertext) == tag(KEYS[1], ciphertext)
    print((ciphertext + tag(KEYS[0], ciphertext).to_bytes(16, "big")).hex())


if __name__ == "__main__":
    main()
