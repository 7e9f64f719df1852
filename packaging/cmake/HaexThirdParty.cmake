# Finds every library from outside. Each is linked by name in the module that hides it, nowhere else.

set(HAEX_THIRD_PARTY_DIR ${CMAKE_SOURCE_DIR}/build/third-party CACHE PATH "Where packaging/build-third-party put its results")

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent Sql Network WebSockets)
find_package(Qt6Keychain REQUIRED)
if(HAEX_BUILD_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS DBus Gui PrintSupport Widgets Svg LinguistTools)
endif()
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_package(rapidcheck REQUIRED)
endif()

find_package(Boost 1.74 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(simdjson REQUIRED)
find_package(tl-expected REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(pq REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(argon2 REQUIRED IMPORTED_TARGET libargon2)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(qrencode REQUIRED IMPORTED_TARGET libqrencode)

# Password strength; comes without a pkg-config file.
find_path(ZXCVBN_INCLUDE_DIR zxcvbn.h REQUIRED)
find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)
add_library(zxcvbn UNKNOWN IMPORTED GLOBAL)
set_target_properties(zxcvbn PROPERTIES
    IMPORTED_LOCATION ${ZXCVBN_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${ZXCVBN_INCLUDE_DIR}
)

# haex_private_library(<target> <file> <soname>): the build tree's own copy in lib/, which programs find
# relative to themselves.
function(haex_private_library target file soname)
    get_filename_component(real ${file} REALPATH)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
    configure_file(${real} ${CMAKE_BINARY_DIR}/lib/${soname} COPYONLY)
    set_target_properties(${target} PROPERTIES
        IMPORTED_LOCATION ${CMAKE_BINARY_DIR}/lib/${soname}
        IMPORTED_SONAME ${soname}
    )
    install(FILES ${CMAKE_BINARY_DIR}/lib/${soname} DESTINATION ${HAEX_INSTALL_DIR}/lib)
endfunction()

# SQLite with encryption. Loaded first by every program and found through DT_RPATH, it is the one copy in
# the process, also for Qt's own SQLite driver.
set(sqlite3mc_dir ${HAEX_THIRD_PARTY_DIR}/sqlite3mc)
if(NOT EXISTS ${sqlite3mc_dir}/lib/libsqlite3.so.0)
    message(FATAL_ERROR "SQLite3 Multiple Ciphers is missing below ${HAEX_THIRD_PARTY_DIR}: run packaging/build-third-party first.")
endif()
add_library(sqlite3mc SHARED IMPORTED GLOBAL)
target_include_directories(sqlite3mc INTERFACE ${sqlite3mc_dir}/include)
haex_private_library(sqlite3mc ${sqlite3mc_dir}/lib/libsqlite3.so.0 libsqlite3.so.0)
target_link_options(sqlite3mc INTERFACE
    LINKER:--push-state,--no-as-needed,${CMAKE_BINARY_DIR}/lib/libsqlite3.so.0,--pop-state)

# QCA from the distribution, or the one that packaging/build-third-party built where it has none for Qt 6.
list(PREPEND CMAKE_PREFIX_PATH ${HAEX_THIRD_PARTY_DIR}/qca)
find_package(Qca-qt6 CONFIG REQUIRED)
if(Qca-qt6_DIR MATCHES "^${HAEX_THIRD_PARTY_DIR}")
    add_library(qca SHARED IMPORTED GLOBAL)
    target_include_directories(qca INTERFACE
        ${HAEX_THIRD_PARTY_DIR}/qca/include/Qca-qt6
        ${HAEX_THIRD_PARTY_DIR}/qca/include/Qca-qt6/QtCrypto)
    target_link_libraries(qca INTERFACE Qt6::Core)
    haex_private_library(qca ${HAEX_THIRD_PARTY_DIR}/qca/lib/libqca-qt6.so.2 libqca-qt6.so.2)

    # The provider with real random numbers; QCA looks for it beside the program.
    configure_file(${HAEX_THIRD_PARTY_DIR}/qca/lib/qca-qt6/crypto/libqca-ossl.so
        ${CMAKE_BINARY_DIR}/bin/crypto/libqca-ossl.so COPYONLY)
    install(FILES ${CMAKE_BINARY_DIR}/bin/crypto/libqca-ossl.so DESTINATION ${HAEX_INSTALL_DIR}/bin/crypto)
else()
    add_library(qca ALIAS qca-qt6)
endif()
