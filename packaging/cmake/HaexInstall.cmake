# What is installed beside the programs: names on the search path, manual pages, and what a service needs.
include(GNUInstallDirs)

# Links, so that the programs go on finding their libraries beside them.
foreach(program IN ITEMS haex-syncd haexctl haex-vault)
    if(TARGET ${program})
        set(link ${CMAKE_BINARY_DIR}/links/${program})
        file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/links)
        file(CREATE_LINK ../${HAEX_INSTALL_DIR}/bin/${program} ${link} SYMBOLIC)
        install(FILES ${link} DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()

install(FILES packaging/man/haex-syncd.8 DESTINATION ${CMAKE_INSTALL_MANDIR}/man8)
install(FILES packaging/man/haexctl.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# What a desktop needs to start the application, from its menu or for a vault's file.
if(TARGET haex-vault)
    install(FILES packaging/desktop/haex-vault.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES packaging/desktop/haex-vault.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
    install(FILES resources/icons/haex-vault.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

# The unit names the place that the programs go to, which is known when they are installed.
set(HAEX_BIN_DIR ${CMAKE_INSTALL_FULL_BINDIR})
configure_file(packaging/server/haex-syncd.service.in ${CMAKE_BINARY_DIR}/haex-syncd.service @ONLY)
install(CODE "
    set(HAEX_BIN_DIR \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
    configure_file(\"${CMAKE_CURRENT_SOURCE_DIR}/packaging/server/haex-syncd.service.in\"
        \"${CMAKE_BINARY_DIR}/installed/haex-syncd.service\" @ONLY)")
install(FILES ${CMAKE_BINARY_DIR}/installed/haex-syncd.service DESTINATION lib/systemd/system)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/haex-vault RENAME copyright)
install(FILES packaging/server/haex-syncd.sysusers DESTINATION lib/sysusers.d RENAME haex-syncd.conf)

# An example: the file in force is its owner's, and no installation overwrites it.
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/haex-syncd.conf
    COMMAND haex-syncd init --config - --data /var/lib/haex-syncd > ${CMAKE_BINARY_DIR}/haex-syncd.conf
    DEPENDS haex-syncd
    VERBATIM)
add_custom_target(haex-syncd-conf ALL DEPENDS ${CMAKE_BINARY_DIR}/haex-syncd.conf)
install(FILES ${CMAKE_BINARY_DIR}/haex-syncd.conf DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/haex-vault)
