#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources against the drawn layers: app → ui → core, and the order of the core modules.

The allowed edges are read from the CMake files (haex_module in core/, HAEX_UI_MODULES in ui/), so there is one
drawing. System include folders make every Qt header reachable whether linked or not; this closes that gap.
"""

import argparse
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
GENERATED = re.compile(r'(\.moc|(^|/)moc_[^/]*\.cpp|(^|/)ui_[^/]*\.h)$')
UI_TEXT = re.compile(r'(?<![\w.])(tr\(|QCoreApplication::translate\()')
UI_CLASS = re.compile(r'\bclass\s+\w+[^;{]*:\s*public\s+(Q(?:Widget|Dialog|MainWindow|Frame|Abstract\w+Model|Wizard)\b)')

# Which library a header from outside belongs to, by the name that the CMake files link it under.
LIBRARIES = [
    (re.compile(pattern), library)
    for pattern, library in [
        (r'^sodium(\.h|/)', 'PkgConfig::sodium'),
        (r'^openssl/', 'OpenSSL'),
        (r'^sqlite3\w*\.h$', 'sqlite3mc'),
        (r'^(QtCrypto|qca\w*\.h)', 'qca'),
        (r'^boost/', 'Boost::headers'),
        (r'^simdjson', 'simdjson::simdjson'),
        (r'^tl/expected', 'tl::expected'),
        (r'^zstd', 'PkgConfig::zstd'),
        (r'^argon2\.h$', 'PkgConfig::argon2'),
        (r'^zip\.h$', 'PkgConfig::libzip'),
        (r'^zlib\.h$', 'ZLIB::ZLIB'),
        (r'^qrencode\.h$', 'PkgConfig::qrencode'),
        (r'^zxcvbn', 'zxcvbn'),
        (r'^libpq', 'PkgConfig::pq'),
        (r'^qt6keychain/', 'qt6keychain'),
    ]
]

CORE_FORBIDS = {'Qt6::Gui', 'Qt6::Widgets', 'Qt6::Svg', 'Qt6::SvgWidgets', 'Qt6::PrintSupport', 'Qt6::Qml', 'Qt6::Quick'}
UI_FORBIDS = {
    'Qt6::Sql', 'Qt6::Network', 'Qt6::WebSockets', 'PkgConfig::sodium', 'OpenSSL', 'sqlite3mc', 'qca',
    'Boost::headers', 'simdjson::simdjson', 'PkgConfig::pq', 'PkgConfig::zstd', 'PkgConfig::argon2', 'PkgConfig::libzip',
    'ZLIB::ZLIB',
}


class Module:
    """One haex_module(): what it may use, by module and by library."""

    def __init__(self, name, arguments):
        self.name = name
        self.depends = arguments.get('DEPENDS', [])
        self.public = {library_family(lib) for lib in arguments.get('PUBLIC_LIBS', [])}
        self.libraries = self.public | {library_family(lib) for lib in arguments.get('PRIVATE_LIBS', [])}


def library_family(library):
    return 'OpenSSL' if library.startswith('OpenSSL::') else library


def without_comments(cmake):
    return re.sub(r'#[^\n]*', '', cmake)


def read_modules(root):
    modules = {}
    text = without_comments((root / 'core/CMakeLists.txt').read_text())
    for body in re.findall(r'^haex_module\(([^)]*)\)', text, re.MULTILINE):
        name, *words = body.split()
        arguments, keyword = {}, None
        for word in words:
            if word in ('DEPENDS', 'PUBLIC_LIBS', 'PRIVATE_LIBS'):
                keyword = word
                arguments[keyword] = []
            else:
                arguments[keyword].append(word)
        modules[name] = Module(name, arguments)
    return modules


def read_ui_modules(root):
    path = root / 'ui/CMakeLists.txt'
    match = re.search(r'set\(HAEX_UI_MODULES\s+([^)]*)\)', without_comments(path.read_text())) if path.exists() else None
    return set(match.group(1).split()) if match else set()


def closure(modules, name, seen=None):
    """The module and everything below it; safe on circles."""
    seen = set() if seen is None else seen
    if name not in seen and name in modules:
        seen.add(name)
        for dependency in modules[name].depends:
            closure(modules, dependency, seen)
    return seen


def circles(modules):
    return sorted(name for name, module in modules.items()
                  if any(name in closure(modules, dependency) for dependency in module.depends))


def read_qt_classes(folder):
    """Maps a header such as QSqlQuery to the library that owns it."""
    owners = {}
    for module in sorted(folder.glob('Qt*')):
        for header in module.iterdir() if module.is_dir() else []:
            if header.is_file():
                owners.setdefault(header.name, 'Qt6::' + module.name[2:])
    return owners


class Checker:
    def __init__(self, root, qt_headers):
        self.root = root
        self.modules = read_modules(root)
        self.ui_modules = read_ui_modules(root)
        self.qt_classes = read_qt_classes(qt_headers)
        self.complaints = []

    def complain(self, where, text):
        self.complaints.append(f'{where}: {text}')

    def library_of(self, header):
        for pattern, library in LIBRARIES:
            if pattern.search(header):
                return library
        if re.match(r'Qt\w+/', header):
            return 'Qt6::' + header.split('/')[0][2:]
        return self.qt_classes.get(header)

    def run(self):
        self.check_drawing()
        for layer in ('core', 'ui', 'app', 'tests/core'):
            for path in sorted((self.root / layer).rglob('*')):
                if path.suffix in ('.h', '.cpp'):
                    self.check_file(path)
        return self.complaints

    def check_drawing(self):
        for name in circles(self.modules):
            self.complain('core/CMakeLists.txt', f'module {name} depends on itself in a circle')
        for module in self.modules.values():
            for dependency in module.depends:
                if dependency not in self.modules:
                    self.complain('core/CMakeLists.txt', f'module {module.name} depends on unknown module {dependency}')
            for library in sorted(module.libraries & CORE_FORBIDS):
                self.complain('core/CMakeLists.txt', f'module {module.name} links {library}: core knows no user interface')
        for folder in sorted((self.root / 'core').iterdir()):
            if folder.name not in self.modules and any(folder.rglob('*.cpp')):
                self.complain(f'core/{folder.name}', 'is no module of core/CMakeLists.txt')

    def check_file(self, path):
        where = path.relative_to(self.root)
        text = path.read_text(errors='replace')
        for match in INCLUDE.finditer(text):
            place = f'{where}:{text.count(chr(10), 0, match.start()) + 1}'
            if match[1] == '"' and not GENERATED.search(match[2]):
                self.check_own_header(place, where.parts, path, match[2])
            elif match[1] == '<':
                self.check_foreign_header(place, where.parts, match[2])
        if where.parts[0] == 'core' and UI_TEXT.search(text):
            self.complain(where, 'core has no texts for users; give an error code and let ui find the words')
        if where.parts[0] == 'app' and (match := UI_CLASS.search(text)):
            self.complain(where, f'app only composes; a {match[1]} belongs in ui')

    def check_own_header(self, place, parts, path, header):
        layer = header.split('/')[0]
        if layer not in ('core', 'ui', 'app', 'tests'):
            if (path.parent / header).exists():
                self.complain(place, f'include "{header}" with its path from the root')
            return
        if layer in {'core': ('ui', 'app', 'tests'), 'ui': ('app', 'tests'), 'app': ('tests',)}.get(parts[0], ()):
            self.complain(place, f'{parts[0]} may not include {layer}')
        elif layer == 'core':
            self.check_module(place, parts, header.split('/')[1])

    def check_module(self, place, parts, target):
        if parts[0] == 'ui':
            if target not in self.ui_modules:
                self.complain(place, f'ui may not include core/{target}')
            return
        name = {'core': lambda: parts[1], 'tests': lambda: parts[2], 'app': lambda: None}[parts[0]]()
        if name in self.modules and target not in closure(self.modules, name):
            self.complain(place, f'module {name} may not include core/{target}')

    def check_foreign_header(self, place, parts, header):
        library = self.library_of(header)
        if library is None:
            return
        if parts[0] == 'ui' and library in UI_FORBIDS:
            self.complain(place, f'ui may not use {library}')
        elif parts[0] == 'core' and parts[1] in self.modules:
            self.check_library(place, self.modules[parts[1]], library)

    def check_library(self, place, module, library):
        if library in CORE_FORBIDS:
            self.complain(place, f'core may not use {library}')
            return
        allowed = {'Qt6::Core'} | module.libraries
        for name in closure(self.modules, module.name):
            allowed |= self.modules[name].public
        if library not in allowed:
            self.complain(place, f'module {module.name} uses {library} without linking it')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('root', type=Path, help='the source folder')
    parser.add_argument('--qt-headers', type=Path, required=True, help='the folder that has QtCore, QtSql, …')
    options = parser.parse_args()
    if not (options.qt_headers / 'QtCore').is_dir():
        sys.exit(f'{options.qt_headers} has no Qt headers')
    complaints = Checker(options.root.resolve(), options.qt_headers).run()
    print('\n'.join(complaints) if complaints else 'The layers hold.')
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
