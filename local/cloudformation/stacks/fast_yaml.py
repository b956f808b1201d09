"""Reads templates by libyaml, many times faster than in Python alone. moto reads a template several times for each change of a stack."""

import yaml

from .fixes.conditions import yaml_tag_constructor

_PythonLoader = yaml.Loader


class TemplateLoader(yaml.CLoader):
    def __init__(self, stream):
        super().__init__(stream)
        self.text = stream

    def get_single_data(self):
        try:
            return super().get_single_data()
        except yaml.YAMLError:
            # libyaml names other places for errors.
            return _PythonLoader(self.text).get_single_data()


TemplateLoader.add_multi_constructor("", yaml_tag_constructor)

# moto looks the loader up by this name for each template.
yaml.Loader = TemplateLoader
