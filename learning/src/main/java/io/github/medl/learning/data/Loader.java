package io.github.medl.learning.data;

import java.util.ArrayList;
import java.util.List;

/** Reads the files of one data set and keeps a record of where each came from. */
final class Loader {
  private final Catalogue.Entry entry;
  private final DataStore store;
  private final List<Provenance> provenance = new ArrayList<>();

  Loader(Catalogue.Entry entry, DataStore store) {
    this.entry = entry;
    this.store = store;
  }

  Content read(int index) {
    return read(entry.files().get(index));
  }

  Content read(DataFile file) {
    Content content = store.read(file, entry.files());
    provenance.add(
        new Provenance(
            entry.name(),
            file.path(),
            content.origin(),
            content.sha256(),
            entry.licence(),
            entry.source()));
    return content;
  }

  boolean isHere(DataFile file) {
    return store.find(file).isPresent();
  }

  int files() {
    return entry.files().size();
  }

  DataFile file(int index) {
    return entry.files().get(index);
  }

  List<Provenance> provenance() {
    return List.copyOf(provenance);
  }
}
