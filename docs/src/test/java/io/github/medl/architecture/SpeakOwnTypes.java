package io.github.medl.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a user can see of a class (its supertypes, and the types, generic ones included, of its
 * public and protected members) names no type of ND4J, JavaCPP or Commons Math. The two public
 * methods of the interop class are the exception, and there are no more than two.
 */
final class SpeakOwnTypes extends ArchCondition<JavaClass> {
  private static final String INTEROP = "io.github.medl.nd4j";
  private static final List<String> FOREIGN =
      List.of("org.nd4j.", "org.bytedeco.", "org.apache.commons.math3.");

  SpeakOwnTypes() {
    super("name only types of medl and of the JDK in public signatures");
  }

  @Override
  public void check(JavaClass owner, ConditionEvents events) {
    if (!isVisible(owner)) {
      return;
    }
    Stream.concat(owner.getRawSuperclass().stream(), owner.getRawInterfaces().stream())
        .filter(SpeakOwnTypes::isForeign)
        .forEach(
            type -> report(owner, owner.getDescription() + " extends " + type.getName(), events));
    List<JavaMember> members =
        owner.getMembers().stream()
            .filter(m -> isVisible(m.getModifiers()) && namesForeign(m))
            .toList();
    if (!owner.getPackageName().equals(INTEROP) || members.size() > 2) {
      members.forEach(m -> report(owner, m.getDescription() + " names a foreign type", events));
    }
  }

  private static void report(JavaClass owner, String message, ConditionEvents events) {
    events.add(
        SimpleConditionEvent.violated(owner, message + " in " + owner.getSourceCodeLocation()));
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(SpeakOwnTypes::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean namesForeign(JavaMember member) {
    return signature(member)
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .anyMatch(SpeakOwnTypes::isForeign);
  }

  private static Stream<JavaType> signature(JavaMember member) {
    if (member instanceof JavaCodeUnit unit) {
      return Stream.of(
              Stream.of(unit.getReturnType()),
              unit.getParameterTypes().stream(),
              unit.getExceptionTypes().stream())
          .flatMap(types -> types);
    }
    return Stream.of(((JavaField) member).getType());
  }

  private static boolean isForeign(JavaClass type) {
    String name = type.getBaseComponentType().getName();
    return FOREIGN.stream().anyMatch(name::startsWith);
  }
}
