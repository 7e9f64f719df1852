# The AppImage: all that `cmake --install` puts in place and the libraries it needs, as one file that starts where it lies.
# `packaging/run appimage` makes it; packaging/appimage/README.md. There is no such target without the packages for it.
set(appimage_libraries)
foreach(name IN ITEMS squashfuse_ll squashfuse fuse3 z zstd lzma lz4 lzo2)
    find_library(HAEX_STATIC_${name} lib${name}.a)
    mark_as_advanced(HAEX_STATIC_${name})
    list(APPEND appimage_libraries ${HAEX_STATIC_${name}})
endforeach()
find_program(MKSQUASHFS_PROGRAM mksquashfs)
find_program(RSVG_CONVERT_PROGRAM rsvg-convert)
if(NOT TARGET haex-vault OR NOT MKSQUASHFS_PROGRAM OR NOT RSVG_CONVERT_PROGRAM OR appimage_libraries MATCHES NOTFOUND)
    return()
endif()

# What stands first in the file. Nothing of the machine it runs on is asked for.
enable_language(C)
file(GLOB appimage_sources CONFIGURE_DEPENDS packaging/appimage/*.c packaging/appimage/*.h)
add_executable(haex-appimage-runtime EXCLUDE_FROM_ALL ${appimage_sources})
set_target_properties(haex-appimage-runtime PROPERTIES C_STANDARD 17 AUTOMOC OFF AUTORCC OFF)
target_compile_options(haex-appimage-runtime PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
target_link_options(haex-appimage-runtime PRIVATE -static)
target_link_libraries(haex-appimage-runtime PRIVATE ${appimage_libraries} Threads::Threads)

set(appimage_dir ${CMAKE_BINARY_DIR}/appimage)
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
add_custom_target(haex-appimage
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${appimage_dir}
    COMMAND ${CMAKE_COMMAND} --install ${CMAKE_BINARY_DIR} --prefix ${appimage_dir}/AppDir/usr --strip
    COMMAND ${CMAKE_COMMAND} -D APPDIR=${appimage_dir}/AppDir -D QMAKE=${qmake} -D RSVG_CONVERT=${RSVG_CONVERT_PROGRAM}
        -P ${CMAKE_SOURCE_DIR}/packaging/appimage/gather.cmake
    COMMAND ${CMAKE_SOURCE_DIR}/packaging/appimage/pack $<TARGET_FILE:haex-appimage-runtime> ${appimage_dir}/AppDir
        ${appimage_dir}/Haex_Vault-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR}.AppImage
    VERBATIM)
add_dependencies(haex-appimage haex-appimage-runtime haex-vault haex-syncd haexctl haex-syncd-conf)
