package io.github.medl.plot;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** A dial in a window: label, slider and field, or label and list. */
final class DialControl extends JPanel {
  private static final long serialVersionUID = 1L;

  private static final int COLUMNS = 7;
  private static final int SLIDER = 190;

  private final transient Dial dial;
  private final transient Consumer<String> turned;
  private final JTextField field = new JTextField(COLUMNS);
  private final JSlider slider = new JSlider();
  private final JComboBox<String> list = new JComboBox<>();
  private boolean isMoving; // slider and field follow each other, once

  DialControl(Dial dial, Consumer<String> turned) {
    super(new BorderLayout(6, 2));
    this.dial = dial;
    this.turned = turned;
    setAlignmentX(Component.LEFT_ALIGNMENT);
    JLabel label = new JLabel(dial.label());
    add(label, BorderLayout.NORTH);
    if (dial.isList()) {
      addList(label);
    } else {
      addField(label);
    }
  }

  private void addList(JLabel label) {
    dial.steps().forEach(list::addItem);
    list.setSelectedItem(dial.value());
    list.setToolTipText(dial.hint());
    list.addActionListener(event -> turned.accept((String) list.getSelectedItem()));
    label.setLabelFor(list);
    add(list, BorderLayout.CENTER);
  }

  private void addField(JLabel label) {
    field.setText(dial.value());
    field.setToolTipText(dial.hint());
    field.getDocument().addDocumentListener(new Typed());
    label.setLabelFor(field);
    if (dial.steps().isEmpty()) {
      add(field, BorderLayout.CENTER);
      return;
    }
    slider.setMaximum(dial.steps().size() - 1);
    slider.setMinimum(0);
    slider.setValue(nearest(dial.value()));
    slider.setToolTipText(dial.hint());
    slider.setPreferredSize(new Dimension(SLIDER, slider.getPreferredSize().height));
    slider.getAccessibleContext().setAccessibleName(dial.label());
    slider.addChangeListener(
        event -> {
          if (!isMoving) {
            isMoving = true;
            field.setText(dial.steps().get(slider.getValue()));
            isMoving = false;
            turned.accept(field.getText());
          }
        });
    add(slider, BorderLayout.CENTER);
    add(field, BorderLayout.EAST);
  }

  /** Sets the value; it is told as if it had been turned. */
  void set(String value) {
    if (dial.isList()) {
      list.setSelectedItem(value);
    } else {
      field.setText(value);
    }
  }

  /** The step whose number is nearest; the first where the text is none. */
  private int nearest(String text) {
    try {
      double number = Double.parseDouble(text);
      int best = 0;
      for (int i = 1; i < dial.steps().size(); i++) {
        double distance = Math.abs(Double.parseDouble(dial.steps().get(i)) - number);
        if (distance <= Math.abs(Double.parseDouble(dial.steps().get(best)) - number)) {
          best = i;
        }
      }
      return best;
    } catch (NumberFormatException e) {
      return slider.getValue();
    }
  }

  private final class Typed implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      changed();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      if (!field.getText().isEmpty()) { // setText removes before it inserts
        changed();
      }
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // styles; a plain field has none
    }

    private void changed() {
      if (!isMoving) {
        isMoving = true;
        slider.setValue(nearest(field.getText()));
        isMoving = false;
        turned.accept(field.getText());
      }
    }
  }
}
