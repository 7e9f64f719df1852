# The Debian package: all that `cmake --install` puts in place, below /usr. `packaging/run deb` makes it.
# Nobody needs the tests for it.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME haex-vault)
set(CPACK_PACKAGE_CONTACT "The developers of Haex Vault <haex-vault@example.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "encrypted vault that syncs between a person's devices")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Logins, notes and tables of one's own in an encrypted file. Any number of sync
servers keep it the same on all devices, end to end encrypted, merged column by
column, with every conflict in plain sight. With the server, haex-syncd, and
the command line, haexctl.")
# The libraries that our programs name, but for those that come with them in lib/haex-vault.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR}/lib)
# Loaded at run time: the driver, to which our SQLite belongs, and the icons' format. Without the rest it works,
# with other letters, and under X11 only.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_SOURCE_DIR}/packaging/debian/postinst)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
