# Language level, warnings, output folders and the compiler cache: what every target of ours shares.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

# Enough for a readable backtrace, at a fraction of the size that the default -g costs.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

# Our libraries are found relative to the program, in the build tree and installed: bin/ and lib/ move together.
# DT_RPATH instead of DT_RUNPATH, because it also holds for what Qt's plugins ask for.
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)
set(CMAKE_INSTALL_RPATH $ORIGIN/../lib)
add_link_options(LINKER:--disable-new-dtags)
set(HAEX_INSTALL_DIR lib/haex-vault)

# Some three hundred programs are linked: the compiler's default linker takes three times as long as this one, which
# comes with it. Whoever names another one is asked no more.
include(CheckLinkerFlag)
if(NOT CMAKE_EXE_LINKER_FLAGS MATCHES "-fuse-ld")
    check_linker_flag(CXX -fuse-ld=gold HAEX_HAS_GOLD)
    if(HAEX_HAS_GOLD)
        add_link_options(-fuse-ld=gold)
    endif()
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths below the base folder are hashed relative to the build folder: sibling build trees share hits. What is said to
    # be sloppy is what precompiled headers need.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_SLOPPINESS=pch_defines,time_macros
        ${CCACHE_PROGRAM})
endif()

# Half of compiling one of our files is reading the same headers again.
option(HAEX_PRECOMPILE "Precompile the headers of Qt and the standard library" ON)
set(HAEX_PRECOMPILED_HEADERS
    <algorithm> <array> <functional> <map> <memory> <optional> <ranges> <span> <utility> <vector>
    <QByteArray> <QDateTime> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMetaType> <QObject>
    <QSet> <QString> <QTimer> <QUrl>)

# haex_precompile(<target> <more headers…>): worth it from a dozen files on.
function(haex_precompile target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    list(LENGTH sources count)
    if(HAEX_PRECOMPILE AND count GREATER 12)
        target_precompile_headers(${target} PRIVATE ${HAEX_PRECOMPILED_HEADERS} ${ARGN})
    endif()
endfunction()

add_library(haex_options INTERFACE)
target_include_directories(haex_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(haex_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
target_compile_definitions(haex_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
)

# haex_sources(<variable> <folder…>): every source below the folders; new files are picked up by the next build.
function(haex_sources variable)
    set(patterns)
    foreach(folder IN LISTS ARGN)
        list(APPEND patterns ${folder}/*.cpp ${folder}/*.h ${folder}/*.qrc)
    endforeach()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
    set(${variable} ${sources} PARENT_SCOPE)
endfunction()
