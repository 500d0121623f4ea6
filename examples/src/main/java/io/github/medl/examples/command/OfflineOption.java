package io.github.medl.examples.command;

import picocli.CommandLine.Option;

/** Whether data may be fetched from the network. */
final class OfflineOption {
  @Option(
      names = "--offline",
      description = "Download nothing; the same as MEDL_OFFLINE=1. Figures say what they miss.")
  void set(boolean offline) {
    if (offline) {
      System.setProperty("medl.offline", "true");
    }
  }
}
