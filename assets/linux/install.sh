#!/bin/sh
# Installs Sidelight for one person, or with --prefix for all: the program with its desktop entry, icons,
# file type, manual page, shell completions and the pack of names. --uninstall takes all of that away again.
#
#   ./install.sh [--prefix FOLDER] [--uninstall]        FOLDER is ~/.local unless told otherwise
set -eu

here=$(cd "$(dirname "$0")" && pwd)
prefix=${HOME:-}/.local
uninstall=false
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?--prefix needs a folder}; shift 2 ;;
    --uninstall) uninstall=true; shift ;;
    *) echo "usage: $0 [--prefix FOLDER] [--uninstall]" >&2; exit 2 ;;
  esac
done
case $prefix in
  /*) ;;
  *) prefix=$PWD/$prefix ;;
esac

# All that is installed lies beside this script in the folders in which it will lie.
each_file() {
  (cd "$here" && find bin lib share -type f)
}

# Has the desktop take notice; what a system lacks, it does not need.
refresh() {
  share=$prefix/share
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database -q "$share/applications" || true
  fi
  if command -v update-mime-database >/dev/null && [ -d "$share/mime/packages" ]; then
    update-mime-database "$share/mime" || true
  fi
  if command -v gtk-update-icon-cache >/dev/null && [ -d "$share/icons/hicolor" ]; then
    gtk-update-icon-cache -q -t -f "$share/icons/hicolor" || true
  fi
}

if $uninstall; then
  each_file | while IFS= read -r file; do
    rm -f "$prefix/$file"
  done
  refresh
  echo "Sidelight is gone from $prefix; projects and settings stay."
  exit
fi

each_file | while IFS= read -r file; do
  mkdir -p "$prefix/$(dirname "$file")"
  # A program that runs keeps its file; the new one takes its place.
  cp "$here/$file" "$prefix/$file.new"
  mv "$prefix/$file.new" "$prefix/$file"
done
# The desktop does not look for programs where a shell does.
entry=$prefix/share/applications/io.sidelight.Sidelight.desktop
if [ -f "$entry" ]; then
  program=$(printf '%s' "$prefix/bin/sidelight" | sed 's/[\\&|]/\\&/g')
  sed -e "s|^Exec=sidelight|Exec=\"$program\"|" -e "s|^TryExec=sidelight|TryExec=$program|" "$entry" >"$entry.new"
  mv "$entry.new" "$entry"
fi
refresh
echo "Sidelight is installed in $prefix."
case :${PATH:-}: in
  *:"$prefix/bin":*) ;;
  *) echo "To call it by its name in a shell, add $prefix/bin to PATH." ;;
esac
