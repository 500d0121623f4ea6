package io.github.medl.networks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** How to take a record of some class apart and put it together again; found out once a class. */
final class RecordType {
  private static final ClassValue<RecordType> TYPES =
      new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
          return new RecordType(type);
        }
      };

  private final Class<?> type;
  private final String[] names;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  private RecordType(Class<?> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    names = new String[components.length];
    accessors = new MethodHandle[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      for (int i = 0; i < components.length; i++) {
        names[i] = components[i].getName();
        types[i] = components[i].getType();
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true); // a record may be private to the class that uses it
        accessors[i] =
            lookup.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
      }
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      constructor =
          lookup
              .unreflectConstructor(canonical)
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s cannot be read: its Java module must open the package %s to medl",
              type.getName(),
              type.getPackageName()),
          e);
    }
  }

  static RecordType of(Class<?> type) {
    return TYPES.get(type);
  }

  int size() {
    return names.length;
  }

  String name(int i) {
    return names[i];
  }

  /** The component number i of a record of this class. */
  Object component(Object record, int i) {
    try {
      return (Object) accessors[i].invokeExact(record);
    } catch (Throwable e) {
      throw failure("component " + names[i], e);
    }
  }

  /** A record of this class with the given components. */
  Object make(Object[] components) {
    try {
      return (Object) constructor.invokeExact(components);
    } catch (Throwable e) {
      throw failure("canonical constructor", e);
    }
  }

  private RuntimeException failure(String what, Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "the %s of %s failed: %s", what, type.getName(), e.getMessage()),
        e);
  }
}
