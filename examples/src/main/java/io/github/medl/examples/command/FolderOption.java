package io.github.medl.examples.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a folder; an empty one, as of a variable that is not set, is refused. */
final class FolderOption implements ITypeConverter<Path> {
  @Override
  public Path convert(String name) {
    if (name.isBlank()) {
      throw new TypeConversionException(
          "the name of the folder is empty; the current folder is called .");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + name + "' cannot be the name of a folder here");
    }
  }
}
