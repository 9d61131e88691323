#!/usr/bin/env bash
# Unpacks Debian's rustc 1.63 into a folder, beside whatever is installed; FOLDER/rustc is then that compiler.
# Where it cannot be had FOLDER/missing says why, the tests that need it are skipped with those words, and this succeeds.
set -uo pipefail
folder=$1
[ -x "$folder/rustc" ] && exit
mkdir -p "$folder" && cd "$folder" || exit 0

missing() {
  rm -rf root packages rustc errors
  echo "no rustc 1.63: $1" | tee missing
  exit 0
}

wrap() {
  printf '#!/bin/sh\n%s\n' "$1" >rustc && chmod +x rustc
  ./rustc --version 2>errors | grep -q '^rustc 1\.63\.' || missing "it does not run: $(head -1 errors)"
  rm -f missing errors
}

[ "$(uname -m)" = x86_64 ] || missing "it is fetched for x86-64 alone"
if /usr/bin/rustc --version 2>/dev/null | grep -q '^rustc 1\.63\.'; then
  wrap 'exec /usr/bin/rustc "$@"'
  exit
fi
command -v apt-get >/dev/null || missing "there is no apt-get to fetch it with"
# All that is not installed: the compiler, its standard library, and the libraries it is linked with.
packages=$(apt-get -s install --no-install-recommends 'rustc=1.63*' 2>/dev/null | sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p')
case $packages in *rustc=*) ;; *) missing "apt-get knows no such package (\"apt-get update\" may help)" ;; esac
echo "fetching Debian's rustc 1.63 for the tests"
mkdir -p root packages
(cd packages && timeout 300 apt-get download -q $packages) >/dev/null 2>&1 || missing "apt-get cannot download it"
for package in packages/*.deb; do dpkg -x "$package" root || missing "dpkg cannot unpack $package"; done
rm -rf packages
libraries=$PWD/root/usr/lib/x86_64-linux-gnu:$PWD/root/usr/lib/llvm-14/lib
wrap "LD_LIBRARY_PATH='$libraries' exec '$PWD/root/usr/bin/rustc' --sysroot '$PWD/root/usr' \"\$@\""
