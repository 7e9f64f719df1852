#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants violations in a small tree and expects each of them to be named."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from check_layers import Checker  # noqa: E402

CORE = '''
function(haex_module name)
endfunction()
haex_module(base PUBLIC_LIBS tl::expected PRIVATE_LIBS PkgConfig::sodium)
haex_module(storage # the database
    DEPENDS base
    PUBLIC_LIBS Qt6::Sql sqlite3mc
)
haex_module(transport
    DEPENDS base
    PRIVATE_LIBS Qt6::Network
)
haex_module(vault DEPENDS storage transport)
'''
UI = 'set(HAEX_UI_MODULES base vault)\n'
QT = {'QtCore': ['QObject'], 'QtSql': ['QSqlQuery'], 'QtNetwork': ['QTcpSocket'], 'QtGui': ['QImage'], 'QtWidgets': ['QWidget']}


class CheckLayers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write('core/CMakeLists.txt', CORE)
        self.write('ui/CMakeLists.txt', UI)
        for module, classes in QT.items():
            for name in classes:
                self.write(f'qt/{module}/{name}', '')

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def complaints(self):
        return Checker(self.root, self.root / 'qt').run()

    def expect(self, path, text, complaint):
        self.write(path, text)
        found = self.complaints()
        self.assertEqual(1, len(found), found)
        self.assertIn(path, found[0])
        self.assertIn(complaint, found[0])

    def test_accepts_what_the_drawing_allows(self):
        self.write('core/base/a.h', '#include <QObject>\n#include <tl/expected.hpp>\n#include <vector>\n')
        self.write('core/base/a.cpp', '#include "core/base/a.h"\n#include <sodium.h>\n#include "moc_a.cpp"\n')
        self.write('core/storage/s.cpp', '#include "core/base/a.h"\n#include <QSqlQuery>\n#include <sqlite3.h>\n')
        self.write('core/vault/v.cpp', '#include "core/base/a.h"\n#include <tl/expected.hpp>\n#include <QtSql/QSqlQuery>\n')
        self.write('ui/main/m.cpp', '#include "core/vault/v.h"\n#include <QWidget>\nauto t = tr("text");\n')
        self.write('app/desktop/main.cpp', '#include "core/storage/s.h"\n#include "ui/main/m.h"\n#include <QTcpSocket>\n')
        self.write('tests/core/storage/tst_s.cpp', '#include "core/base/a.h"\n#include "tests/support/f.h"\n#include "tst_s.moc"\n')
        self.assertEqual([], self.complaints())

    def test_core_knows_no_widgets(self):
        self.expect('core/base/a.h', '#include <QWidget>\n', 'core may not use Qt6::Widgets')

    def test_core_knows_no_gui_by_module_path(self):
        self.expect('core/base/a.h', '  # include <QtGui/QImage>\n', 'core may not use Qt6::Gui')

    def test_core_knows_no_ui(self):
        self.expect('core/vault/v.cpp', '#include "ui/main/m.h"\n', 'core may not include ui')

    def test_core_has_no_texts_for_users(self):
        self.expect('core/vault/v.cpp', 'auto t = tr("Wrong password");\n', 'no texts')

    def test_module_keeps_the_order(self):
        self.expect('core/storage/s.cpp', '#include "core/transport/t.h"\n', 'module storage may not include core/transport')

    def test_module_does_not_look_up(self):
        self.expect('core/base/a.cpp', '\n#include "core/vault/v.h"\n', 'core/base/a.cpp:2')

    def test_module_links_what_it_includes(self):
        self.expect('core/storage/s.cpp', '#include <QTcpSocket>\n', 'module storage uses Qt6::Network')

    def test_private_library_does_not_pass_on(self):
        self.expect('core/vault/v.cpp', '#include <QTcpSocket>\n', 'module vault uses Qt6::Network')

    def test_private_library_from_outside_does_not_pass_on(self):
        self.expect('core/storage/s.cpp', '#include <sodium/utils.h>\n', 'PkgConfig::sodium')

    def test_relative_include_cannot_hide(self):
        self.write('core/base/a.h', '')
        self.expect('core/base/a.cpp', '#include "a.h"\n', 'path from the root')

    def test_ui_knows_no_sql(self):
        self.expect('ui/main/m.cpp', '#include <QSqlQuery>\n', 'ui may not use Qt6::Sql')

    def test_ui_knows_no_socket(self):
        self.expect('ui/main/m.h', '#include <QtNetwork/QTcpSocket>\n', 'ui may not use Qt6::Network')

    def test_ui_knows_no_crypto(self):
        for header in ('QtCrypto', 'sodium.h', 'openssl/evp.h', 'boost/asio.hpp', 'sqlite3.h'):
            with self.subTest(header):
                self.expect('ui/main/m.cpp', f'#include <{header}>\n', 'ui may not use')

    def test_ui_knows_no_inner_module(self):
        self.expect('ui/main/m.cpp', '#include "core/storage/s.h"\n', 'ui may not include core/storage')

    def test_ui_knows_no_app(self):
        self.expect('ui/main/m.cpp', '#include "app/desktop/graph.h"\n', 'ui may not include app')

    def test_app_only_composes(self):
        self.expect('app/desktop/w.h', 'class Window final : public QWidget\n{\n};\n', 'app only composes')

    def test_unit_test_stays_with_its_module(self):
        self.expect('tests/core/storage/tst_s.cpp', '#include "core/vault/v.h"\n', 'module storage may not include core/vault')

    def test_circle_is_found(self):
        self.write('core/CMakeLists.txt', CORE + 'haex_module(a DEPENDS b)\nhaex_module(b DEPENDS base a)\n')
        self.assertEqual(['a', 'b'], [text.split()[2] for text in self.complaints() if 'circle' in text])

    def test_unknown_dependency_is_found(self):
        self.write('core/CMakeLists.txt', CORE + 'haex_module(a DEPENDS nowhere)\n')
        self.assertIn('unknown module nowhere', self.complaints()[0])

    def test_core_links_no_gui(self):
        self.write('core/CMakeLists.txt', CORE + 'haex_module(a DEPENDS base PRIVATE_LIBS Qt6::Gui)\n')
        self.assertIn('links Qt6::Gui', self.complaints()[0])

    def test_folder_without_module_is_found(self):
        self.write('core/stray/x.cpp', '')
        self.assertEqual(['core/stray: is no module of core/CMakeLists.txt'], self.complaints())


if __name__ == '__main__':
    unittest.main()
