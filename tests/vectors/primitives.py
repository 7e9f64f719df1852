# SPDX-License-Identifier: GPL-3.0-or-later
"""AES-256-GCM, HKDF-SHA256 and Argon2id in plain Python: slow, short, and written from the standards
(FIPS 197, SP 800-38D, RFC 5869, RFC 9106), so that they share no line with what they check."""
import hashlib
import hmac
import struct


def _sbox():
    box, p, q = [0x63] * 256, 1, 1
    while True:
        p ^= (p << 1) ^ (0x11B if p & 0x80 else 0)
        p &= 0xFF
        for shift in (1, 2, 4):
            q ^= q << shift
        q &= 0xFF
        q ^= 0x09 if q & 0x80 else 0
        rotated = q ^ _rol8(q, 1) ^ _rol8(q, 2) ^ _rol8(q, 3) ^ _rol8(q, 4)
        box[p] = rotated ^ 0x63
        if p == 1:
            return box


def _rol8(value, bits):
    return ((value << bits) | (value >> (8 - bits))) & 0xFF


SBOX = _sbox()


def _xtime(value):
    return ((value << 1) ^ 0x1B) & 0xFF if value & 0x80 else value << 1


def _round_keys(key):
    words = [list(key[i:i + 4]) for i in range(0, 32, 4)]
    factor = 1
    for i in range(8, 60):
        word = list(words[-1])
        if i % 8 == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= factor
            factor = _xtime(factor)
        elif i % 8 == 4:
            word = [SBOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - 8], word)])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def _encrypt_block(round_keys, block):
    state = [a ^ b for a, b in zip(block, round_keys[0])]
    for index, round_key in enumerate(round_keys[1:], 1):
        state = [SBOX[b] for b in state]
        state = [state[(i + 4 * (i % 4)) % 16] for i in range(16)]
        if index < len(round_keys) - 1:
            mixed = []
            for c in range(0, 16, 4):
                a = state[c:c + 4]
                total = a[0] ^ a[1] ^ a[2] ^ a[3]
                mixed += [a[r] ^ total ^ _xtime(a[r] ^ a[(r + 1) % 4]) for r in range(4)]
            state = mixed
        state = [a ^ b for a, b in zip(state, round_key)]
    return bytes(state)


def _ghash(h, data):
    y = 0
    for i in range(0, len(data), 16):
        y ^= int.from_bytes(data[i:i + 16], "big")
        product, v = 0, h
        for bit in range(127, -1, -1):
            if y >> bit & 1:
                product ^= v
            v = (v >> 1) ^ (0xE1 << 120) if v & 1 else v >> 1
        y = product
    return y


def aes256gcm_seal(key, nonce, associated, plaintext):
    """Ciphertext followed by the tag."""
    keys = _round_keys(key)
    stream = b"".join(_encrypt_block(keys, nonce + struct.pack(">I", 2 + i))
                      for i in range((len(plaintext) + 15) // 16))
    ciphertext = bytes(a ^ b for a, b in zip(plaintext, stream))
    pad = lambda data: data + bytes(-len(data) % 16)
    lengths = struct.pack(">QQ", 8 * len(associated), 8 * len(ciphertext))
    h = int.from_bytes(_encrypt_block(keys, bytes(16)), "big")
    digest = _ghash(h, pad(associated) + pad(ciphertext) + lengths)
    mask = int.from_bytes(_encrypt_block(keys, nonce + struct.pack(">I", 1)), "big")
    return ciphertext + (digest ^ mask).to_bytes(16, "big")


def hkdf_sha256(secret, info, length=32, salt=bytes(32)):
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    block, result = b"", b""
    for counter in range(1, (length + 31) // 32 + 1):
        block = hmac.new(extracted, block + info + bytes([counter]), hashlib.sha256).digest()
        result += block
    return result[:length]


_P = 2 ** 255 - 19


def x25519(scalar, point):
    """RFC 7748: the u-coordinate of scalar times point."""
    k = int.from_bytes(scalar, "little") & ~7 & ~(1 << 255) | 1 << 254
    x1 = int.from_bytes(point, "little") & ((1 << 255) - 1)
    x2, z2, x3, z3 = 1, 0, x1, 1
    for bit in range(254, -1, -1):
        if k >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        da, cb, aa, bb = d * a % _P, c * b % _P, a * a % _P, b * b % _P
        x3, z3 = (da + cb) ** 2 % _P, x1 * (da - cb) ** 2 % _P
        x2, z2 = aa * bb % _P, (aa - bb) * (aa + 121665 * (aa - bb)) % _P
        if k >> bit & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
    return (x2 * pow(z2, _P - 2, _P) % _P).to_bytes(32, "little")


def x25519_base(scalar):
    return x25519(scalar, (9).to_bytes(32, "little"))


_ORDER = 2 ** 252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_BASE = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
         46316835694926478169428394003475163141307993866256225615783033603165251855960)


def _edwards_add(p, q):
    (x1, y1), (x2, y2) = p, q
    product = _D * x1 * x2 * y1 * y2 % _P
    return ((x1 * y2 + x2 * y1) * pow(1 + product, _P - 2, _P) % _P,
            (y1 * y2 + x1 * x2) * pow(1 - product, _P - 2, _P) % _P)


def _edwards_multiply(number, point):
    result = (0, 1)
    while number:
        if number & 1:
            result = _edwards_add(result, point)
        point, number = _edwards_add(point, point), number >> 1
    return result


def _encoded(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def ed25519(secret, message):
    """RFC 8032: the public key of a secret, and its signature of the message."""
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little") & ~7 & ~(1 << 255) | 1 << 254
    public = _encoded(_edwards_multiply(scalar, _BASE))
    number = int.from_bytes(hashlib.sha512(digest[32:] + message).digest(), "little") % _ORDER
    head = _encoded(_edwards_multiply(number, _BASE))
    challenge = int.from_bytes(hashlib.sha512(head + public + message).digest(), "little")
    return public, head + ((number + challenge * scalar) % _ORDER).to_bytes(32, "little")


_MASK = (1 << 64) - 1


def _mix(v, a, b, c, d):
    for left, right, target, rotation in ((a, b, d, 32), (c, d, b, 24), (a, b, d, 16), (c, d, b, 63)):
        x, y = v[left], v[right]
        v[left] = x = (x + y + 2 * (x & 0xFFFFFFFF) * (y & 0xFFFFFFFF)) & _MASK
        z = v[target] ^ x
        v[target] = ((z >> rotation) | (z << (64 - rotation))) & _MASK


def _permute(v, i):
    for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                       (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
        _mix(v, i[a], i[b], i[c], i[d])


def _compress(x, y):
    r = [a ^ b for a, b in zip(x, y)]
    q = list(r)
    for row in range(8):
        _permute(q, range(16 * row, 16 * row + 16))
    for column in range(8):
        _permute(q, [2 * column + 16 * k + j for k in range(8) for j in range(2)])
    return [a ^ b for a, b in zip(q, r)]


def _long_hash(length, data):
    prefix = struct.pack("<I", length)
    if length <= 64:
        return hashlib.blake2b(prefix + data, digest_size=length).digest()
    v = hashlib.blake2b(prefix + data).digest()
    result = v[:32]
    while length - len(result) > 64:
        v = hashlib.blake2b(v).digest()
        result += v[:32]
    return result + hashlib.blake2b(v, digest_size=length - len(result)).digest()


def argon2id(password, salt, passes, memory_kib, length=32):
    """Version 0x13, one lane, no secret, no associated data."""
    with_length = lambda data: struct.pack("<I", len(data)) + data
    start = hashlib.blake2b(struct.pack("<6I", 1, length, memory_kib, passes, 0x13, 2)
                            + with_length(password) + with_length(salt) + bytes(8)).digest()
    blocks = memory_kib // 4 * 4
    segment = blocks // 4
    memory = [None] * blocks
    for i in range(2):
        memory[i] = list(struct.unpack("<128Q", _long_hash(1024, start + struct.pack("<II", i, 0))))
    zero = [0] * 128
    for turn in range(passes):
        for part in range(4):
            independent = turn == 0 and part < 2
            addresses = []
            for index in range(segment):
                if independent and index % 128 == 0:
                    counter = [turn, 0, part, blocks, passes, 2, index // 128 + 1] + [0] * 121
                    addresses = _compress(zero, _compress(zero, counter))
                current = part * segment + index
                if turn == 0 and current < 2:
                    continue
                previous = memory[current - 1]
                j1 = (addresses[index % 128] if independent else previous[0]) & 0xFFFFFFFF
                area = current - 1 if turn == 0 else blocks - segment + index - 1
                offset = area - 1 - (area * (j1 * j1 >> 32) >> 32)
                first = 0 if turn == 0 or part == 3 else (part + 1) * segment
                mixed = _compress(previous, memory[(first + offset) % blocks])
                if turn > 0:
                    mixed = [a ^ b for a, b in zip(mixed, memory[current])]
                memory[current] = mixed
    return _long_hash(length, struct.pack("<128Q", *memory[-1]))
