import { memo } from 'react';
import styles from './InstanceYaml.module.css';

const KEY = /^(\s*(?:- )*)([^\s"'#][^:]*|"[^"]*"):(?=\s|$)(.*)$/;

/** Props of {@link YamlCode}. */
export interface YamlCodeProps {
  label: string;
  yaml: string;
}

function Code(props: YamlCodeProps) {
  const lines = props.yaml.replace(/\n$/, '').split('\n');
  return (
    <pre
      className={styles.code}
      // Takes the focus so that it can be scrolled by keys.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={props.label}
    >
      <code>
        {lines.map((line, index) => (
          <span key={index} className={styles.line}>
            <Line text={line} />
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** YAML to be read: keys stand out from values, lines are numbered. */
export const YamlCode = memo(Code);

function Line(props: { text: string }) {
  const [, indent, key, value] = KEY.exec(props.text) ?? [];
  return key === undefined ? (
    <>{props.text}</>
  ) : (
    <>
      {indent}
      <span className={styles.key}>{key}</span>:{value}
    </>
  );
}
