# Puts into an AppDir, where everything is installed already, what the programs need of the machine that they were built on.
#
#   cmake -D APPDIR=… -D QMAKE=… -D RSVG_CONVERT=… -P gather.cmake
cmake_minimum_required(VERSION 3.25)

set(source_dir ${CMAKE_CURRENT_LIST_DIR}/../..)
set(home ${APPDIR}/usr/lib/haex-vault)
set(documents ${APPDIR}/usr/share/doc/haex-vault)

function(query variable name)
    execute_process(COMMAND ${QMAKE} -query ${name} OUTPUT_VARIABLE value OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(${variable} ${value} PARENT_SCOPE)
endfunction()
query(qt_plugins QT_INSTALL_PLUGINS)
query(qt_translations QT_INSTALL_TRANSLATIONS)
query(qt_libraries QT_INSTALL_LIBS)

# Loaded by name, so that nothing else tells of them.
set(plugins
    platforms/libqxcb.so platforms/libqwayland-generic.so platforms/libqoffscreen.so
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so
    wayland-graphics-integration-client/libqt-plugin-wayland-egl.so
    platforminputcontexts/libcomposeplatforminputcontextplugin.so platforminputcontexts/libibusplatforminputcontextplugin.so
    iconengines/libqsvgicon.so
    imageformats/libqsvg.so imageformats/libqico.so imageformats/libqjpeg.so imageformats/libqgif.so
    tls/libqopensslbackend.so sqldrivers/libqsqlite.so printsupport/libcupsprintersupport.so
)
set(loaded_libraries ${qt_libraries}/libsecret-1.so.0 ${qt_libraries}/libssl.so.3)

# What every desktop has, and what has to fit to its drivers, its screen, its fonts or its C library.
set(host_libraries
    "ld-linux.*" "libc" "libm" "libdl" "librt" "libpthread" "libresolv" "libnsl" "libutil" "libmvec" "libanl"
    "libgcc_s" "libstdc\\+\\+" "libz"
    "libGL" "libEGL" "libGLX" "libOpenGL" "libGLdispatch" "libGLESv2" "libdrm" "libgbm" "libvulkan"
    "libX11" "libX11-xcb" "libxcb" "libwayland-client" "libwayland-egl"
    "libfontconfig" "libfreetype" "libexpat"
)
# Installed already; a library of this name elsewhere is another one.
set(own_libraries "libsqlite3" "libqca-qt6")
list(JOIN host_libraries "|" excluded)
list(JOIN own_libraries "|" own)

file(GLOB programs ${home}/bin/haex*)
file(GLOB inside ${home}/lib/*.so* ${home}/bin/crypto/*.so)
list(TRANSFORM plugins PREPEND ${qt_plugins}/ OUTPUT_VARIABLE plugin_files)
file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${programs}
    LIBRARIES ${loaded_libraries} ${inside}
    MODULES ${plugin_files}
    RESOLVED_DEPENDENCIES_VAR libraries
    UNRESOLVED_DEPENDENCIES_VAR missing
    PRE_EXCLUDE_REGEXES "^(${excluded}|${own})\\.so(\\.[0-9.]+)?$"
)
if(missing)
    message(FATAL_ERROR "not found: ${missing}")
endif()

# Their names are what is asked for; behind them may be a link.
set(taken)
foreach(library IN LISTS libraries loaded_libraries)
    get_filename_component(name ${library} NAME)
    file(REAL_PATH ${library} real)
    configure_file(${real} ${home}/lib/${name} COPYONLY)
    list(APPEND taken ${real})
endforeach()
foreach(plugin IN LISTS plugins)
    configure_file(${qt_plugins}/${plugin} ${home}/plugins/${plugin} COPYONLY)
    list(APPEND taken ${qt_plugins}/${plugin})
endforeach()

# Qt asks for these names first, and would take other copies from the machine.
foreach(name IN ITEMS libssl libcrypto)
    file(CREATE_LINK ${name}.so.3 ${home}/lib/${name}.so SYMBOLIC)
endforeach()

set(fonts /usr/share/fonts/opentype/inter/Inter-Regular.otf /usr/share/fonts/opentype/inter/Inter-SemiBold.otf
    /usr/share/fonts/opentype/inter/Inter-Bold.otf
    /usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf /usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-SemiBold.ttf)
file(COPY ${fonts} DESTINATION ${home}/fonts)
file(COPY ${qt_translations}/qtbase_de.qm DESTINATION ${home}/translations)
list(APPEND taken ${fonts} ${qt_translations}/qtbase_de.qm)

# Qt looks here instead of where it was installed.
file(WRITE ${home}/bin/qt.conf "[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n")

# A service and its user belong to an installation.
file(REMOVE_RECURSE ${APPDIR}/usr/lib/systemd ${APPDIR}/usr/lib/sysusers.d)

# Whose they are. Files lie below /usr, packages may say they lie below /.
list(TRANSFORM taken REPLACE "^/usr/lib/" "/lib/" OUTPUT_VARIABLE short)
execute_process(COMMAND dpkg-query --search ${taken} ${short} OUTPUT_VARIABLE owners ERROR_QUIET)
string(REGEX MATCHALL "[^\n]+\n" owners "${owners}")
list(TRANSFORM owners REPLACE "[:,].*" "")
# What is linked into the runtime.
list(APPEND owners libc6-dev libsquashfuse-dev libfuse3-dev zlib1g-dev libzstd-dev liblzma-dev liblz4-dev liblzo2-dev)
list(REMOVE_DUPLICATES owners)
foreach(owner IN LISTS owners)
    configure_file(/usr/share/doc/${owner}/copyright ${documents}/licenses/${owner} COPYONLY)
endforeach()
file(COPY /usr/share/common-licenses DESTINATION ${documents}/licenses)

# What the image shows of itself.
file(COPY ${source_dir}/packaging/appimage/AppRun ${source_dir}/packaging/desktop/haex-vault.desktop
    ${source_dir}/resources/icons/haex-vault.svg DESTINATION ${APPDIR})
set(picture usr/share/icons/hicolor/256x256/apps/haex-vault.png)
cmake_path(GET picture PARENT_PATH folder)
file(MAKE_DIRECTORY ${APPDIR}/${folder})
execute_process(COMMAND ${RSVG_CONVERT} --width 256 --height 256 --output ${APPDIR}/${picture} ${source_dir}/resources/icons/haex-vault.svg
    COMMAND_ERROR_IS_FATAL ANY)
file(CREATE_LINK ${picture} ${APPDIR}/.DirIcon SYMBOLIC)
